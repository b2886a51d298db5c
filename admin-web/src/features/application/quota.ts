/** Calls a day: what the server allows at most, and enough for a nightly copy of a chain and a look each minute. */
export const callsPerDayMax = 10_000_000;
export const defaultCallsPerDay = 5_000;
