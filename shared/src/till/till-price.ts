import { allocate, fen, sum, type Fen } from '../kernel/money.ts';
import type { Discount } from '../order/order-pricing.ts';

/** To what a store brings the price of something weighed: a fen or a jiao, half up, or the jiao below. */
export const weighRoundings = ['fen', 'jiao', 'jiao-down'] as const;
export type WeighRounding = (typeof weighRoundings)[number];

/** The price of `grams` at `perJin` fen for 500 g, as the store rounds it: once, from the exact price. */
export const weighedPrice = (perJin: number, grams: number, rounding: WeighRounding): Fen => {
  const exact = BigInt(perJin) * BigInt(grams) * 2n;
  if (rounding === 'fen') return fen(Number((exact + 500n) / 1_000n));
  return fen(Number((exact + (rounding === 'jiao' ? 5_000n : 0n)) / 10_000n) * 10);
};

/** The grams that a label's amount stands for at this price, which a label of thirteen digits does not say. */
export const gramsFor = (amount: number, perJin: number): number =>
  perJin === 0 ? 0 : Math.floor((amount * 1_000 + perJin) / (perJin * 2));

/** What a total may be rounded down to, each further than the one before. */
export const roundDowns = ['none', 'jiao', 'yuan'] as const;
export type RoundDown = (typeof roundDowns)[number];
const stepOf: Record<RoundDown, number> = { none: 1, jiao: 10, yuan: 100 };

/** Whether a store that lets its clerks round down so far lets them round down this far. */
export const mayRoundDown = (asked: RoundDown, most: RoundDown): boolean => stepOf[asked] <= stepOf[most];

/** 抹零: what is taken off for a round total, spread over what is left to pay of each line; null: the total is round already. */
export const roundDownDiscount = (to: RoundDown, amounts: readonly number[], others: readonly Discount[]): Discount | null => {
  const left = amounts.map((amount, place) => amount - sum(others.map(({ shares }) => shares[place]!)));
  const off = sum(left) % stepOf[to];
  return off === 0 ? null : { name: '抹零', of: 'goods', amount: fen(off), shares: allocate(fen(off), left) };
};

/** What goes back of the cash that was given; null: it is not enough. */
export const changeOf = (payable: number, tendered: number): Fen | null => (tendered < payable ? null : fen(tendered - payable));

const notes = [100, 500, 1_000, 2_000, 5_000, 10_000];

/** What customers are likely to give: the exact sum, then the next round ones, each once. */
export const likelyTendered = (payable: number): Fen[] =>
  [...new Set([payable, ...notes.map((note) => Math.ceil(payable / note) * note)])]
    .filter((amount) => amount > 0)
    .sort((a, b) => a - b)
    .slice(0, 6)
    .map(fen);
