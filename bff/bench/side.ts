import { ownCpu } from './cpu.ts';
import type { Side } from './measure.ts';
import type { World } from './world.ts';

/** One side of a comparison that runs in this process: so many operations, `atOnce` of them at a time, and the CPU that they took. */
export const sideOf = (
  world: World,
  { operations, atOnce }: { readonly operations: number; readonly atOnce: number },
  work: (index: number) => Promise<void>,
): Side => {
  let index = 0;
  return async () => {
    const last = index + operations;
    const [node, database, began] = [ownCpu(), world.databaseCpu(), performance.now()];
    const worker = async () => {
      while (index < last) await work(index++);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return { operations, ms: performance.now() - began, node: ownCpu() - node, database: world.databaseCpu() - database };
  };
};
