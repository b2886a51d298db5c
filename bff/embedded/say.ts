/** Says what is going on, with the seconds since the program began. */
export type Say = (sentence: string) => void;

export const sayingSince =
  (beganMs: number): Say =>
  (sentence) =>
    console.log(`${String(Math.round((Date.now() - beganMs) / 1000)).padStart(4)} s  ${sentence}`);

/** Something to tell the person at the keyboard, without a stack trace. */
export class Sentence extends Error {}
