import { inMillis, spreadText } from '../words.ts';
import type { Row } from './row.ts';
import { besideSameBytes } from './same-bytes.ts';

const goal = 0.4;

/** The stores nearest to a place in the middle of Nanchang, where the chain is densest. */
export const nearestStores: Row = {
  name: 'stores',
  run: async (world, effort) => {
    const mendian = await world.startMendian();
    try {
      const path = '/api/mini/stores?latE6=28684200&lngE6=115862600';
      const { ours, yardstick, nodeRatio, bytes } = await besideSameBytes(world, mendian, { path }, effort);
      const share = 1 / nodeRatio.median;
      return [
        {
          what: `nearest open stores of ${world.chain.stores.length}, ${Math.round(bytes / 1024)} KB`,
          yardstick: `${spreadText(inMillis(yardstick.node), ' ms')}, ${Math.round(yardstick.rate.median)}/s`,
          ours: `${spreadText(inMillis(ours.node), ' ms')}, ${Math.round(ours.rate.median)}/s`,
          ratio: spreadText({ median: share, low: 1 / nodeRatio.high, high: 1 / nodeRatio.low }, '×'),
          goal: `≥ ${goal}× its rate`,
          met: share >= goal,
        },
      ];
    } finally {
      await mendian.stop();
    }
  },
};
