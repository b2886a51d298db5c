import { amountMax, fen, priceOfGrams, sum, type Fen } from '../kernel/money.ts';

/** A line ready to be priced: `grams` is null for portions; `surcharge` is what the options add to a piece. */
export type PricedLine = {
  readonly price: number;
  readonly pieces: number;
  readonly grams: number | null;
  readonly surcharge: number;
  /** What it costs where that is decided elsewhere: on a scale's label, or by a store's rounding; left out: what its price says. */
  readonly amount?: number;
};
/** What is taken off: `shares[i]` of line i, or all of it off the delivery fee. */
export type Discount = {
  readonly name: string;
  readonly of: 'goods' | 'delivery';
  readonly amount: Fen;
  readonly shares: readonly Fen[];
};
export type DeliveryTerms = { readonly fee: number; readonly minimum: number; readonly freeFrom: number | null };

/** How a price came about: lines, what was taken off, what delivery adds. `paid[i]` is what line i really costs. */
export type Quote = {
  readonly amounts: Fen[];
  readonly goods: Fen;
  readonly discounts: readonly Discount[];
  readonly paid: Fen[];
  /** Before discounts. */
  readonly deliveryFee: Fen;
  readonly payable: Fen;
};

/** Prices a cart. Pure: the server charges with it, refunds undo it line by line. No discount is more than what it takes off from. */
export const quoteLines = (lines: readonly PricedLine[], delivery: DeliveryTerms | null, discounts: readonly Discount[] = []): Quote => {
  const amounts = lines.map(lineAmount);
  const goods = sum(amounts);
  const deliveryFee = deliveryFeeOf(delivery, goods);
  return {
    amounts,
    goods,
    discounts,
    paid: amounts.map((amount, index) => fen(amount - sum(discounts.map(({ shares }) => shares[index]!)))),
    deliveryFee,
    payable: fen(goods + deliveryFee - sum(discounts.map(({ amount }) => amount))),
  };
};

/** Whether it comes to more than any order may: a price with zeros too many, or more of everything than anybody buys. */
export const isTooMuch = ({ goods, payable }: Pick<Quote, 'goods' | 'payable'>): boolean => Math.max(goods, payable) > amountMax;

/** Free from a sum of goods on, counted before discounts, so that no coupon makes an order dearer; null: pickup. */
export const deliveryFeeOf = (delivery: DeliveryTerms | null, goods: number): Fen =>
  fen(delivery === null || (delivery.freeFrom !== null && goods >= delivery.freeFrom) ? 0 : delivery.fee);

/** What of the delivery fee is taken off. */
export const deliveryOff = (discounts: readonly { readonly of: Discount['of']; readonly amount: number }[]): Fen =>
  sum(discounts.flatMap(({ of, amount }) => (of === 'delivery' ? [amount] : [])));

/** What a line costs before discounts. */
export const lineAmount = ({ price, pieces, grams, surcharge, amount }: PricedLine): Fen => {
  if (amount !== undefined) return fen(amount);
  return grams === null ? fen((price + surcharge) * pieces) : fen((priceOfGrams(price, grams) + surcharge) * pieces);
};

/**
 * What is given back for a line that weighed less than ordered: the share of the missing grams in what the line cost.
 * Within the tolerance (grams in a thousand) nothing; over the ordered weight is the store's gift.
 */
export const shortWeightRefund = (line: { paid: number; ordered: number; weighed: number }, tolerancePerMille: number): Fen => {
  const missing = line.ordered - line.weighed;
  if (missing <= 0 || missing * 1000 <= line.ordered * tolerancePerMille) return fen(0);
  return fen(Math.floor((line.paid * missing * 2 + line.ordered) / (line.ordered * 2)));
};
