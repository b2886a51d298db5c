/** Milliseconds of the machine's own clock, the same in all its processes. */
export const machineMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;
