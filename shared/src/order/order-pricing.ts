import { allocate, fen, priceOfGrams, sum, type Fen } from '../kernel/money.ts';

/** A line ready to be priced: `grams` is null for portions; `surcharge` is what the options add to a piece. */
export type PricedLine = { readonly price: number; readonly pieces: number; readonly grams: number | null; readonly surcharge: number };
export type Discount = { readonly name: string; readonly amount: Fen };
export type DeliveryTerms = { readonly fee: number; readonly minimum: number; readonly freeFrom: number | null };

/** How a price came about: lines, what was taken off, what delivery adds. `paid[i]` is what line i really costs. */
export type Quote = {
  readonly amounts: Fen[];
  readonly goods: Fen;
  readonly discounts: readonly Discount[];
  readonly paid: Fen[];
  readonly deliveryFee: Fen;
  readonly payable: Fen;
};

/** Prices a cart. Pure: the cart previews with it, the server charges with it, refunds undo it line by line. */
export const quoteLines = (lines: readonly PricedLine[], delivery: DeliveryTerms | null, discounts: readonly Discount[] = []): Quote => {
  const amounts = lines.map(lineAmount);
  const goods = sum(amounts);
  const off = fen(Math.min(goods, sum(discounts.map(({ amount }) => amount))));
  const shares = allocate(off, amounts);
  const deliveryFee = delivery === null || (delivery.freeFrom !== null && goods - off >= delivery.freeFrom) ? fen(0) : fen(delivery.fee);
  return {
    amounts,
    goods,
    discounts,
    paid: amounts.map((amount, index) => fen(amount - shares[index]!)),
    deliveryFee,
    payable: fen(goods - off + deliveryFee),
  };
};

/** What a line costs before discounts. */
export const lineAmount = ({ price, pieces, grams, surcharge }: PricedLine): Fen =>
  grams === null ? fen((price + surcharge) * pieces) : fen((priceOfGrams(price, grams) + surcharge) * pieces);

/**
 * What is given back for a line that weighed less than ordered: the share of the missing grams in what the line cost.
 * Within the tolerance (grams in a thousand) nothing; over the ordered weight is the store's gift.
 */
export const shortWeightRefund = (line: { paid: number; ordered: number; weighed: number }, tolerancePerMille: number): Fen => {
  const missing = line.ordered - line.weighed;
  if (missing <= 0 || missing * 1000 <= line.ordered * tolerancePerMille) return fen(0);
  return fen(Math.floor((line.paid * missing * 2 + line.ordered) / (line.ordered * 2)));
};
