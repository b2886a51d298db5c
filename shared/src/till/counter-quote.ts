import type { DomainError } from '../kernel/errors.ts';
import { refuseOrder } from '../order/order.errors.ts';
import { isTooMuch, lineAmount, quoteLines, type Quote } from '../order/order-pricing.ts';
import { readCounterLines, readLabels, type CounterLines, type CounterSku, type LabelledLine } from './counter-lines.ts';
import type { OfflineLineData } from './offline.contract.ts';
import type { SaleLineData } from './sale-lines.ts';
import type { SaleQuoteData } from './till.contract.ts';
import { refuseTill } from './till.errors.ts';
import { mayRoundDown, roundDownDiscount, weighedPrice, type RoundDown, type WeighRounding } from './till-price.ts';
import type { TillSettingsData } from './till-settings.ts';

/** The lines of a quote as a clerk sees them. */
export const quotedLines = ({ lines }: CounterLines, { amounts, paid }: Quote, rounding: WeighRounding): SaleQuoteData['lines'] =>
  lines.map(({ index, sku, choices, price, pieces, grams, label }, place) => {
    const amount = amounts[place]!;
    const priceNow = label === null || grams === null ? amount : weighedPrice(price, grams, rounding);
    return {
      ...{ index, skuId: sku.skuId, name: sku.name, skuName: sku.skuName, soldBy: sku.soldBy, price, pieces, grams, amount },
      choices: choices.map(({ name, surcharge }) => ({ name, surcharge })),
      paid: paid[place]!,
      // A gram more or less is the scale's, not another price.
      priceNow: Math.abs(priceNow - amount) * 500 <= price + 5_000 ? null : priceNow,
    };
  });

/** A sku as a till keeps it for when there is no network. */
export type KeptSku = CounterSku & { readonly plu: string | null };

type KeptAsk = { readonly lines: readonly SaleLineData[]; readonly roundDown: RoundDown };
/** What a till without a network answers about a ticket; `sold`: its lines as a sale records them. */
export type KeptQuote = { readonly quote: SaleQuoteData; readonly sold: readonly OfflineLineData[] };

/**
 * What lies on the counter costs by what the till kept: just what the server would answer with the same products and settings and nobody
 * recognised, since both read lines and count by the same rules.
 */
export const quoteFromKept = ({ lines, roundDown }: KeptAsk, skus: readonly KeptSku[], settings: TillSettingsData): KeptQuote => {
  const read = readCounterLines(readLabels(lines, settings), knownOf(skus), settings);
  const down = roundDownDiscount(roundDown, read.lines.map(lineAmount), []);
  const quote = quoteLines(read.lines, null, down === null ? [] : [down]);
  const obstacle = obstacleTo(quote, roundDown, settings);
  return {
    quote: {
      lines: quotedLines(read, quote, settings.rounding),
      goods: quote.goods,
      discounts: quote.discounts.map(({ name, amount }) => ({ name, amount })),
      ...{ coupons: [], couponsRefused: null, points: { balance: 0, spendable: 0, spent: 0 }, payable: quote.payable },
      problems: read.problems.map(({ index, refusal: { code, message } }) => ({ index, code, message })),
      obstacle: obstacle && { code: obstacle.code, message: obstacle.message },
    },
    sold: soldLines(read, quote),
  };
};

const obstacleTo = (quote: Quote, roundDown: RoundDown, settings: TillSettingsData): DomainError | null => {
  if (isTooMuch(quote)) return refuseOrder('order/too-much');
  return mayRoundDown(roundDown, settings.roundDown) ? null : refuseTill('till/round-down-too-far');
};

const knownOf = (skus: readonly KeptSku[]) => {
  const byPlu = new Map(skus.map(({ plu, skuId }) => [plu, skuId]));
  return {
    skus: new Map(skus.map((sku) => [sku.skuId, sku])),
    skuIdOf: ({ line, label }: LabelledLine): string | null => (line.kind === 'label' ? (byPlu.get(label!.plu) ?? null) : line.skuId),
  };
};

const soldLines = ({ lines }: CounterLines, { amounts }: Quote): OfflineLineData[] =>
  lines.map(({ sku: { skuId }, choices, pieces, grams, gross, tare, label, price }, place) => ({
    ...{ skuId, pieces, grams, gross, tare, label, price },
    choices: choices.map(({ id, name, surcharge }) => ({ id, name, surcharge })),
    amount: amounts[place]!,
  }));
