import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { readScaleCode, type ScaleLabel } from '@mendian/shared/till/scale-code.ts';
import { gramsFor, weighedPrice } from '@mendian/shared/till/till-price.ts';
import type { SaleLineData } from '@mendian/shared/till/sale-lines.ts';
import type { TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { refuseTill } from '@mendian/shared/till/till.errors.ts';
import type { SaleSku } from '../../catalog/index.ts';
import type { CheckedLine } from '../check-line.ts';

/** A line that can be sold: priced, and with what the scale showed. */
export type CounterLine = CheckedLine & {
  readonly gross: number | null;
  readonly tare: number | null;
  /** The scale's label; null: it was entered here. */
  readonly label: string | null;
};

type Read = { readonly line: CounterLine } | { readonly refusal: DomainError };
/** A line with whatever its label says. */
export type LabelledLine = { readonly line: SaleLineData; readonly label: ScaleLabel | null };

/** Reads the labels among the lines as the store's scale writes them; what is none is refused where it stands. */
export const readLabels = (lines: readonly SaleLineData[], { scale }: TillSettingsData): (LabelledLine | { refusal: DomainError })[] =>
  lines.map((line) => {
    if (line.kind !== 'label') return { line, label: null };
    const label = scale === null ? null : readScaleCode(line.code, scale);
    if (label === null) return { refusal: refuseTill('till/label-foreign') };
    if (label === 'misread') return { refusal: refuseTill('till/label-misread') };
    return label.amount === 0 || label.grams === 0 ? { refusal: refuseTill('till/label-empty') } : { line, label };
  });

/** What a line costs here and now. A label's amount stands, since the customer has read it; stock stands in no sale's way. */
export const readSaleLine = ({ line, label }: LabelledLine, sku: SaleSku | undefined, { rounding }: TillSettingsData): Read => {
  if (sku === undefined) return { refusal: refuseTill('till/not-sold-here') };
  const common = { sku, choices: [], price: sku.price, surcharge: 0 };
  if (line.kind === 'pieces') {
    if (sku.soldBy === 'weight')
      return { refusal: refuseTill('till/by-weight', { skuId: sku.skuId }, `${skuText(sku)}按重量卖，请称重后录入`) };
    const { pieces } = line;
    return { line: { ...common, pieces, grams: null, quantity: pieces, ...nothingWeighed } };
  }
  if (sku.soldBy === 'portion') return { refusal: refuseTill('till/by-piece', { skuId: sku.skuId }, `${skuText(sku)}按份卖，请录入件数`) };
  if (line.kind === 'weighed') {
    const { gross, tare } = line;
    const grams = gross - tare;
    const amount = weighedPrice(sku.price, grams, rounding);
    return { line: { ...common, pieces: 1, grams, quantity: grams, amount, gross, tare, label: null } };
  }
  const grams = label!.grams ?? Math.max(1, gramsFor(label!.amount!, sku.price));
  const amount = label!.amount ?? weighedPrice(sku.price, grams, rounding);
  return { line: { ...common, pieces: 1, grams, quantity: grams, amount, gross: null, tare: null, label: line.code } };
};

const nothingWeighed = { gross: null, tare: null, label: null };
