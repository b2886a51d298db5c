/** What `order.refund` alone may give back of one order over time, in fen; `order.refund-any` has no such limit. */
export const smallRefundMax = 10_000;

type Line = { readonly no: number; readonly paid: number; readonly refunded: number };
type Order = { readonly payable: number; readonly refunded: number };

/** What can still go back: of each line, and of the delivery fee. In fen. */
export type Rest = { readonly lines: ReadonlyMap<number, number>; readonly deliveryFee: number; readonly all: number };

/** What was given back beyond the lines' parts was given back of the delivery fee. */
export const restOf = ({ payable, refunded }: Order, lines: readonly Line[]): Rest => {
  const rests = lines.map(({ no, paid, refunded: back }) => [no, paid - back] as const);
  const all = payable - refunded;
  return { lines: new Map(rests), deliveryFee: Math.max(0, all - rests.reduce((sum, [, rest]) => sum + rest, 0)), all };
};

export type Parts = { readonly lines: readonly { readonly no: number; readonly amount: number }[]; readonly deliveryFee: number };

export const amountOf = ({ lines, deliveryFee }: Parts): number => lines.reduce((sum, { amount }) => sum + amount, deliveryFee);

/** The first part that is more than what is left of it, or names a line that is not there or was named before; null: none. */
export const excessOf = (parts: Parts, rest: Rest): { readonly no: number | null; readonly rest: number } | null => {
  const named = new Set<number>();
  for (const { no, amount } of parts.lines) {
    const left = named.has(no) ? 0 : (rest.lines.get(no) ?? 0);
    if (amount > left) return { no, rest: left };
    named.add(no);
  }
  return parts.deliveryFee > rest.deliveryFee ? { no: null, rest: rest.deliveryFee } : null;
};
