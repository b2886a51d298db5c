import { learnOffset } from './clock-offset.ts';
import { kept } from './keep.ts';

const keptAs = 'clock.offset';
/** Less than this is the whole seconds of the header and the way it came. */
const samenessMs = 2_000;
let offsetMs = Number(kept.get(keptAs)) || 0;

/** The server's time as this machine knows it, also after a restart without a network: terminals' own clocks are often minutes off, and "late" must not be. */
export const clock = {
  now: (): number => Date.now() + offsetMs,
  learn: (dateHeader: string | null): void => {
    const learnt = learnOffset(offsetMs, dateHeader, Date.now());
    if (Math.abs(learnt - offsetMs) > samenessMs) kept.set(keptAs, String(learnt));
    offsetMs = learnt;
  },
};
