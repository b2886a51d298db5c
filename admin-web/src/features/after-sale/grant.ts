import type { AfterSaleFileData } from '@mendian/shared/after-sale/after-sale-view.ts';

/** What of a case is to be given back, in fen by line; null: nothing of it. */
export type Grant = { readonly lines: Readonly<Record<number, number | null>>; readonly deliveryFee: number | null };

/** What can still go back of what was asked, line by line, up to what the caller may give back. */
export const wholeGrant = ({ lines, deliveryFee, can }: AfterSaleFileData): Grant => {
  let may = can.grantMax;
  const take = (left: number): number => {
    const taken = Math.min(left, may);
    may -= taken;
    return taken;
  };
  return { lines: Object.fromEntries(lines.map(({ no, left }) => [no, take(left)])), deliveryFee: take(deliveryFee.left) };
};

/** As the server takes it. */
export const partsOf = ({ lines, deliveryFee }: Grant) => ({
  lines: Object.entries(lines).flatMap(([no, amount]) => (amount === null || amount === 0 ? [] : [{ no: Number(no), amount }])),
  deliveryFee: deliveryFee ?? 0,
});

export const amountOf = (grant: Grant): number => {
  const { lines, deliveryFee } = partsOf(grant);
  return lines.reduce((sum, { amount }) => sum + amount, deliveryFee);
};

/** What is asked of a line, as people say it. */
export const lineText = ({ name, pieces }: AfterSaleFileData['lines'][number]): string => (pieces === null ? name : `${name} ${pieces} 份`);
