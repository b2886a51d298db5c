import { learnOffset } from './clock-offset.ts';

let offsetMs = 0;

/** The server's time as this machine knows it: terminals' own clocks are often minutes off, and "late" must not be. */
export const clock = {
  now: (): number => Date.now() + offsetMs,
  learn: (dateHeader: string | null): void => {
    offsetMs = learnOffset(offsetMs, dateHeader, Date.now());
  },
};
