import type { Line, Row } from './row.ts';
import { besideSameBytes, sameBytesLine } from './same-bytes.ts';

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
        const beside = await besideSameBytes(world, mendian, { path, known }, effort);
        lines.push(sameBytesLine(`menu, ${known ? '304' : `200, ${Math.round(beside.bytes / 1024)} KB`}`, goal, beside));
      }
    } finally {
      await mendian.stop();
    }
    return lines;
  },
};
