import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { microsPerTick } from './cpu.ts';

/** What all programs together have used since the machine began. Waiting for disks is not use. */
const usedByAll = (): number => {
  const [user, nice, system, , , interrupts, soft, stolen] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]!
    .trim()
    .split(/\s+/)
    .slice(1);
  return [user, nice, system, interrupts, soft, stolen].reduce((sum, ticks) => sum + Number(ticks), 0) * microsPerTick;
};

/** The share of the cores, from 0 to 1, that programs besides those counted by `ownMicros` took while `work` ran: what wall times owe to them. */
export const othersShare = async (ownMicros: () => Promise<number>, work: () => Promise<void>): Promise<number> => {
  const before = { all: usedByAll(), own: await ownMicros(), at: performance.now() };
  await work();
  const others = usedByAll() - before.all - ((await ownMicros()) - before.own);
  return Math.max(0, others / ((performance.now() - before.at) * 1_000 * cpus().length));
};
