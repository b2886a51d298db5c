/** The first wait, and the longest, between two attempts. */
const waitMsMin = 500;
const waitMsMax = 20_000;
/** A socket whose welcome takes longer than this is not coming. */
const welcomeMsMax = 8_000;

/**
 * How long to wait before attempt `failures + 1`: doubled each time, and spread over its upper half by `random` in [0, 1),
 * so that 11,000 terminals do not come back in the same second.
 */
export const retryWaitMs = (failures: number, random: number): number => {
  const whole = Math.min(waitMsMax, waitMsMin * 2 ** Math.min(failures, 10));
  return Math.round(whole / 2 + (whole / 2) * random);
};

/** A server that was silent for three pings, or never welcomed us, is gone, whatever the socket says. */
export const isSilent = ({ heardAtMs, live }: { heardAtMs: number; live: boolean }, nowMs: number, pingMs: number): boolean =>
  nowMs - heardAtMs > (live ? 3 * pingMs : welcomeMsMax);
