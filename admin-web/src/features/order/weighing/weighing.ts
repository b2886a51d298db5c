import { shortWeightRefund } from '@mendian/shared/order/order-pricing.ts';
import type { LineViewData } from '@mendian/shared/order/order.contract.ts';

/** Limits of the contract: what a scale may show, and what its tray may weigh. Grams. */
const grossGramsMax = 60_000;
const tareGramsMax = 5_000;
/** Beyond this share of the ordered weight it is more likely the wrong bag than a generous hand. */
const suspiciousPerMille = 300;

/** One by-weight line on the scale. `ordered` in grams, `paid` in fen: what it cost after discounts. */
export type Ordered = { readonly lineNo: number; readonly ordered: number; readonly paid: number };

/** The lines that must go over the scale. */
export const toWeigh = (lines: readonly LineViewData[]): Ordered[] =>
  lines.flatMap(({ no, grams, pieces, paid }) => (grams === null ? [] : [{ lineNo: no, ordered: grams * pieces, paid }]));

export type Verdict =
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  /** `difference`: net minus ordered, grams. `refund`: fen that go back by themselves. */
  | {
      readonly kind: 'exact' | 'within' | 'short' | 'gift';
      readonly net: number;
      readonly difference: number;
      readonly refund: number;
      /** So far from what was ordered that one should look again. */
      readonly suspicious: boolean;
    };

/** What a weighing means for the customer: the server decides by the same rule. */
export const verdictOf = ({ ordered, paid }: Ordered, gross: number | null, tare: number, tolerancePerMille: number): Verdict => {
  if (gross === null) return { kind: 'empty' };
  if (gross > grossGramsMax) return { kind: 'wrong', sentence: '毛重不能超过 60 公斤，请检查' };
  if (tare > tareGramsMax) return { kind: 'wrong', sentence: '皮重不能超过 5 公斤，请检查' };
  if (gross <= tare) return { kind: 'wrong', sentence: '毛重要大于皮重，请检查' };

  const net = gross - tare;
  const difference = net - ordered;
  const refund = shortWeightRefund({ paid, ordered, weighed: net }, tolerancePerMille);
  const suspicious = Math.abs(difference) * 1000 > ordered * suspiciousPerMille;
  const kind =
    difference === 0 ? 'exact' : difference > 0 ? 'gift' : isWithin(ordered, -difference, tolerancePerMille) ? 'within' : 'short';
  return { kind, net, difference, refund, suspicious };
};

const isWithin = (ordered: number, missing: number, tolerancePerMille: number): boolean => missing * 1000 <= ordered * tolerancePerMille;
