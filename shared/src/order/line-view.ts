import * as v from 'valibot';
import { PartView } from '../catalog/combo.ts';
import { Amount, Count, Id } from '../kernel/fields.ts';

/** A line as it was ordered, weighed, paid and refunded. Amounts in fen; `grams` null for portions. */
export const LineView = v.object({
  no: Count,
  productId: Id,
  skuId: Id,
  name: v.string(),
  skuName: v.string(),
  picture: v.string(),
  choiceIds: v.array(Id),
  choices: v.array(v.string()),
  /** What was in it, of a combo: so many of each part in one piece of the line; otherwise empty. */
  parts: v.array(PartView),
  /** Fen a portion, or fen per 500 g. */
  price: Amount,
  pieces: Count,
  grams: v.nullable(Count),
  weighedGrams: v.nullable(Count),
  amount: Amount,
  paid: Amount,
  refunded: Amount,
});
export type LineViewData = v.InferOutput<typeof LineView>;
