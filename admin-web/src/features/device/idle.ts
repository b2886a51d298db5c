/** What somebody may be in the middle of at the terminal. */
export type Doings = {
  readonly windowOpen: boolean;
  /** Something stands in a field and was not sent. */
  readonly typed: boolean;
  /** How long ago the last key, touch or scan was, ms. */
  readonly untouchedMs: number;
  /** Orders ring that nobody has taken. */
  readonly ringing: boolean;
};

/** So long nobody may have touched it before the page is changed under them. */
const restMs = 60_000;

/** Whether the page can be loaded anew without taking anything out of somebody's hands. */
export const isIdle = ({ windowOpen, typed, untouchedMs, ringing }: Doings): boolean =>
  !windowOpen && !typed && !ringing && untouchedMs >= restMs;
