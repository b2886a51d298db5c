/** How much the server's clock is ahead of the phone's, in milliseconds. */
let aheadMs = 0;

/** The time as the server has it: countdowns must not depend on how the phone's clock is set. */
export const now = (): Date => new Date(Date.now() + aheadMs);

/** Learns the server's time from an answer's `Date` header (whole seconds, so small differences are noise). */
export const noteServerDate = (header: string | undefined): void => {
  const serverMs = header === undefined ? NaN : Date.parse(header);
  if (Number.isNaN(serverMs)) return;
  const difference = serverMs - Date.now();
  aheadMs = Math.abs(difference) > 3_000 ? difference : 0;
};
