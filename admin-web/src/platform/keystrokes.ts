/** Keys of a scanner follow each other faster than fingers: within this many milliseconds. */
const scannerGapMs = 45;
/** Fewer keys than this may be a quick hand. */
const scannerKeysMin = 6;

export type Burst = { readonly text: string; readonly lastAtMs: number };
export const noBurst: Burst = { text: '', lastAtMs: 0 };

/** Adds a key to a burst; a pause begins a new one. */
export const struck = (burst: Burst, key: string, atMs: number): Burst => {
  const follows = burst.text !== '' && atMs - burst.lastAtMs <= scannerGapMs;
  return { text: follows ? burst.text + key : key, lastAtMs: atMs };
};

/** Whether this came from a scanner and not from fingers. */
export const isScan = (burst: Burst): boolean => burst.text.length >= scannerKeysMin;
