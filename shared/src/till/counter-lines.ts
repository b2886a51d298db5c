import type { DomainError } from '../kernel/errors.ts';
import type { OptionGroupData } from '../catalog/catalog.contract.ts';
import { choicesOf, surchargeOf, type Choice } from '../catalog/choices.ts';
import { skuText, type SoldBy } from '../catalog/sku-words.ts';
import { refuseOrder } from '../order/order.errors.ts';
import type { PricedLine } from '../order/order-pricing.ts';
import type { SaleLineData } from './sale-lines.ts';
import { readScaleCode, type ScaleLabel } from './scale-code.ts';
import { gramsFor, weighedPrice } from './till-price.ts';
import type { TillSettingsData } from './till-settings.ts';
import { refuseTill } from './till.errors.ts';

/** What a till must know of a sku to sell it. */
export type CounterSku = {
  readonly skuId: string;
  readonly name: string;
  readonly skuName: string;
  readonly soldBy: SoldBy;
  /** Fen a portion, or fen per 500 g. */
  readonly price: number;
  readonly options: readonly OptionGroupData[];
};

/** A line that can be sold: priced, and with what the scale showed. */
export type CounterLine<Sku extends CounterSku = CounterSku> = PricedLine & {
  readonly sku: Sku;
  readonly choices: Choice[];
  /** Pieces or grams. */ readonly quantity: number;
  readonly gross: number | null;
  readonly tare: number | null;
  /** The scale's label; null: it was entered here. */
  readonly label: string | null;
};

type Read<Sku extends CounterSku> = { readonly line: CounterLine<Sku> } | { readonly refusal: DomainError };
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

/** Lines that can be sold, and those that cannot with the reason, each with the place it was asked in. */
export type CounterLines<Sku extends CounterSku = CounterSku> = {
  readonly lines: readonly (CounterLine<Sku> & { readonly index: number })[];
  readonly problems: readonly { readonly index: number; readonly refusal: DomainError }[];
};

type Known<Sku> = {
  /** The sku that a line is about; null: nobody knows its label's number. */
  readonly skuIdOf: (line: LabelledLine) => string | null;
  /** Those that the store sells. */
  readonly skus: ReadonlyMap<string, Sku>;
};

/** What lies on the counter, line by line, from what is known of its skus: by the server from SQL, by a till without a network from what it kept. */
export const readCounterLines = <Sku extends CounterSku>(
  labelled: ReturnType<typeof readLabels>,
  { skuIdOf, skus }: Known<Sku>,
  settings: TillSettingsData,
): CounterLines<Sku> => {
  const read = labelled.map((one) => {
    if ('refusal' in one) return one;
    const skuId = skuIdOf(one);
    return skuId === null
      ? { refusal: refuseTill('till/plu-unknown', {}, `没有商品用货号 ${one.label!.plu}，请在商品资料里填上再扫`) }
      : readSaleLine(one, skus.get(skuId), settings);
  });
  return {
    lines: read.flatMap((one, index) => ('line' in one ? [{ ...one.line, index }] : [])),
    problems: read.flatMap((one, index) => ('refusal' in one ? [{ index, refusal: one.refusal }] : [])),
  };
};

/** What a line costs here and now. A label's amount stands, since the customer has read it; stock stands in no sale's way. */
const readSaleLine = <Sku extends CounterSku>(
  { line, label }: LabelledLine,
  sku: Sku | undefined,
  { rounding }: TillSettingsData,
): Read<Sku> => {
  if (sku === undefined) return { refusal: refuseTill('till/not-sold-here') };
  const choices = line.kind === 'label' ? [] : choicesOf(line.choices, sku.options);
  if (choices === null) return { refusal: refuseOrder('order/choice-invalid', { skuId: sku.skuId }, `请重新选${skuText(sku)}的选项`) };
  const common = { sku, choices, price: sku.price, surcharge: surchargeOf(choices) };
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
    const amount = weighedPrice(sku.price, grams, rounding) + common.surcharge;
    return { line: { ...common, pieces: 1, grams, quantity: grams, amount, gross, tare, label: null } };
  }
  const grams = label!.grams ?? Math.max(1, gramsFor(label!.amount!, sku.price));
  const amount = label!.amount ?? weighedPrice(sku.price, grams, rounding);
  return { line: { ...common, pieces: 1, grams, quantity: grams, amount, gross: null, tare: null, label: line.code } };
};

const nothingWeighed = { gross: null, tare: null, label: null };
