import { spreadOf } from '../measure.ts';
import { plain, spreadText } from '../words.ts';
import type { Row } from './row.ts';

const goalMs = 2_000;
const goalMegabytes = 200;
const megabyte = 1_048_576;
const idleMs = 6_000;

/** From the start of the process to its being ready, and what it holds when nobody asks for anything: web and worker in one. */
export const startUp: Row = {
  name: 'start-up',
  run: async (world, { quick }) => {
    const readyMs: number[] = [];
    const readyCpuMs: number[] = [];
    const idle: number[] = [];
    for (let round = 0; round <= (quick ? 2 : 5); round += 1) {
      const mendian = await world.startMendian();
      const { cpuMicros } = await mendian.program.usage();
      await new Promise((resolve) => setTimeout(resolve, idleMs));
      const { memory } = await mendian.program.usage();
      await mendian.stop();
      // The first start finds cold files.
      if (round === 0) continue;
      readyMs.push(mendian.readyMs);
      readyCpuMs.push(cpuMicros / 1000);
      idle.push(memory.rss / megabyte);
    }
    const [ready, cpu, megabytes] = [spreadOf(readyMs), spreadOf(readyCpuMs), spreadOf(idle)];
    return [
      {
        what: 'start-up to ready',
        yardstick: '',
        ours: `${spreadText(ready, ' ms')}, of it ${spreadText(cpu, ' ms')} CPU`,
        ratio: '',
        goal: `≤ ${goalMs / 1000} s`,
        met: ready.median <= goalMs,
      },
      {
        what: `idle memory, ${world.chain.stores.length} stores known`,
        yardstick: '',
        ours: spreadText(megabytes, ' MB'),
        ratio: '',
        goal: `≤ ${plain(goalMegabytes)} MB`,
        met: megabytes.median <= goalMegabytes,
      },
    ];
  },
};
