/** Wrong PINs in a row, and how long none is looked at. */
export type Tries = { readonly wrong: number; readonly notBeforeMs: number };
export const noTries: Tries = { wrong: 0, notBeforeMs: 0 };

/** So many wrong ones are slips; after as many as the second number the way is closed until the clerk has signed in with the network. */
const freeTries = 3;
const triesMax = 10;
const firstWaitMs = 30_000;
const waitMsMax = 15 * 60_000;

/** After one more wrong PIN: waits that double from the third on. Null: no more tries. */
export const afterWrong = ({ wrong }: Tries, nowMs: number): Tries | null => {
  const count = wrong + 1;
  if (count >= triesMax) return null;
  const waitMs = count < freeTries ? 0 : Math.min(waitMsMax, firstWaitMs * 2 ** (count - freeTries));
  return { wrong: count, notBeforeMs: nowMs + waitMs };
};
