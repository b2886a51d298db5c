import * as v from 'valibot';
import { ChoiceIds } from '../catalog/choices.ts';
import { Grams, Id } from '../kernel/fields.ts';

/** Lines an order may have, and pieces a line may have. */
export const linesMax = 50;
export const piecesMax = 99;

/** What a customer puts into the cart: pieces of a portion sku, or grams of one sold by weight (then one piece). */
export const CartLine = v.object({
  skuId: Id,
  pieces: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(piecesMax)),
  grams: v.nullable(Grams),
  choices: ChoiceIds,
});
export type CartLineData = v.InferOutput<typeof CartLine>;

export const CartLines = v.pipe(v.array(CartLine), v.minLength(1, '请先选商品'), v.maxLength(linesMax, `一次最多 ${linesMax} 种商品`));
