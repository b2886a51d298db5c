import { fen, type Fen } from '../kernel/money.ts';

/** A line as it can be given back: pieces, or grams where it was weighed. */
export type Returnable = { readonly quantity: number; readonly paid: number; readonly returned: number; readonly refunded: number };

/**
 * What goes back for so many more pieces or grams of a line: its share of what the line cost after discounts, counted from the
 * beginning, so that parts in any order add up to no more than it cost, and to all of it with the last one.
 */
export const returnShare = ({ quantity, paid, returned, refunded }: Returnable, more: number): Fen => {
  const share = Number((BigInt(paid) * BigInt(returned + more)) / BigInt(quantity));
  return fen(Math.max(0, Math.min(share, paid) - refunded));
};
