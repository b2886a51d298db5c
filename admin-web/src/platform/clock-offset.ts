/** Below this the machine's own clock is good enough; a Date header has whole seconds and travelled for a while. */
const trustedMs = 5_000;

/** What to add to this machine's clock, from the Date header of an answer; what was known stays when there is none. */
export const learnOffset = (knownMs: number, dateHeader: string | null, nowMs: number): number => {
  const serverMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(serverMs)) return knownMs;
  const offsetMs = serverMs + 500 - nowMs;
  return Math.abs(offsetMs) < trustedMs ? 0 : offsetMs;
};
