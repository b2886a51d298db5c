import type { Refused } from './plan.ts';

export type Change = { readonly code: string; readonly name: string; readonly what: string };

/** What became of some rows. */
export type Applied = {
  readonly seen: number;
  readonly added: readonly Change[];
  readonly changed: readonly Change[];
  readonly refused: readonly Refused[];
};
