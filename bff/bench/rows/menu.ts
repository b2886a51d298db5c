import { inMillis, spreadText } from '../words.ts';
import type { Line, Row } from './row.ts';
import { besideSameBytes } from './same-bytes.ts';

const goal = 0.7;

/** A store's menu: sent whole, and asked for by a client that has it. */
export const menu: Row = {
  name: 'menu',
  run: async (world, effort) => {
    const mendian = await world.startMendian();
    const path = `/api/mini/stores/${world.chain.stores[0]!.id}/menu`;
    const lines: Line[] = [];
    try {
      for (const known of [false, true]) {
        const { ours, yardstick, nodeRatio, bytes } = await besideSameBytes(world, mendian, { path, known }, effort);
        const share = 1 / nodeRatio.median;
        lines.push({
          what: `menu, ${known ? '304' : `200, ${Math.round(bytes / 1024)} KB`}`,
          yardstick: `${spreadText(inMillis(yardstick.node), ' ms')}, ${Math.round(yardstick.rate.median)}/s`,
          ours: `${spreadText(inMillis(ours.node), ' ms')}, ${Math.round(ours.rate.median)}/s`,
          ratio: spreadText({ median: share, low: 1 / nodeRatio.high, high: 1 / nodeRatio.low }, '×'),
          goal: `≥ ${goal}× its rate`,
          met: share >= goal,
        });
      }
    } finally {
      await mendian.stop();
    }
    return lines;
  },
};
