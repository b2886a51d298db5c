import { returnShare } from '@mendian/shared/till/return-share.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';

export type SoldLine = SaleViewData['lines'][number];
/** What comes back of each line: pieces, or grams. */
export type Back = ReadonlyMap<number, { readonly quantity: number; readonly restock: boolean }>;
export const nothingBack: Back = new Map();

/** What of a line did not come back yet. */
export const leftOf = ({ grams, pieces, returned }: SoldLine): number => (grams ?? pieces) - returned;

export const withBack = (back: Back, line: SoldLine, next: { quantity: number; restock: boolean }): Back => {
  const others = [...back].filter(([no]) => no !== line.no);
  const quantity = Math.min(leftOf(line), Math.max(0, next.quantity));
  return new Map(quantity === 0 ? others : [...others, [line.no, { quantity, restock: next.restock }]]);
};

/** What goes back for it, as the server counts it. */
export const amountOf = ({ lines }: SaleViewData, back: Back): number =>
  lines.reduce((all, line) => {
    const { quantity } = back.get(line.no) ?? { quantity: 0 };
    if (quantity === 0) return all;
    const { paid, returned, refunded } = line;
    return all + returnShare({ quantity: line.grams ?? line.pieces, paid, returned, refunded }, quantity);
  }, 0);
