import type { Row } from './row.ts';
import { besideSameBytes, sameBytesLine } from './same-bytes.ts';

const goal = 0.4;

/** The stores nearest to a place in the middle of Nanchang, where the chain is densest. */
export const nearestStores: Row = {
  name: 'stores',
  run: async (world, effort) => {
    const mendian = await world.startMendian();
    try {
      const path = '/api/mini/stores?latE6=28684200&lngE6=115862600';
      const beside = await besideSameBytes(world, mendian, { path }, effort);
      const what = `nearest open stores of ${world.chain.stores.length}, ${Math.round(beside.bytes / 1024)} KB`;
      return [sameBytesLine(what, goal, beside)];
    } finally {
      await mendian.stop();
    }
  },
};
