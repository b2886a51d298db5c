import * as v from 'valibot';
import { ChoiceIds } from '../catalog/choices.ts';
import { Id } from '../kernel/fields.ts';
import { linesMax, piecesMax } from '../order/order-lines.ts';

/** Gross and tare as a scale shows them: up to 60 kg, on up to 5 kg of packing. */
const Gross = v.pipe(v.number(), v.integer(), v.minValue(1, '毛重要大于 0'), v.maxValue(60_000, '毛重最多 60000 克'));
const Tare = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5_000, '皮重最多 5000 克'));

/** Left out where the product offers none. */
const Choices = v.optional(ChoiceIds, []);

/**
 * What is laid on the counter: pieces, something weighed here, or a scale's label, which says of what and how much by itself; what was
 * packed when it was labelled offers no choice any more.
 */
export const SaleLine = v.variant('kind', [
  v.object({
    kind: v.literal('pieces'),
    skuId: Id,
    pieces: v.pipe(v.number(), v.integer(), v.minValue(1, '数量至少是 1'), v.maxValue(piecesMax, `数量最多 ${piecesMax}`)),
    choices: Choices,
  }),
  v.pipe(
    v.object({ kind: v.literal('weighed'), skuId: Id, gross: Gross, tare: Tare, choices: Choices }),
    v.check(({ gross, tare }) => gross > tare, '毛重要大于皮重'),
  ),
  v.object({ kind: v.literal('label'), code: v.pipe(v.string(), v.regex(/^(\d{13}|\d{18})$/, '秤的条码是 13 位或 18 位数字')) }),
]);
export type SaleLineData = v.InferOutput<typeof SaleLine>;

/** Whether something that was kept is still a line as this version knows them. */
export const isSaleLine = (line: unknown): line is SaleLineData => v.is(SaleLine, line);

export const SaleLines = v.pipe(v.array(SaleLine), v.minLength(1, '请先选商品'), v.maxLength(linesMax, `一次最多 ${linesMax} 行`));
