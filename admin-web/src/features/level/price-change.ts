import type { ReplyOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import type { previewPrices } from '@mendian/shared/catalog/price.contract.ts';

/** What is typed for each sku: fen, nothing (it stays), or that the level above counts again. */
export type ChangeValues = {
  prices: Readonly<Record<string, number | 'inherit' | null>>;
  when: 'now' | 'later';
  from: string | null;
  ends: boolean;
  to: string | null;
};
export type AskedChange = RequestOf<typeof previewPrices.hq>;
export type Previewed = { readonly asked: AskedChange; readonly preview: ReplyOf<typeof previewPrices.hq> };

export const noChange: ChangeValues = { prices: {}, when: 'now', from: null, ends: false, to: null };

export const faultsOf = ({ prices }: ChangeValues): Partial<Record<keyof ChangeValues, string>> =>
  Object.values(prices).every((price) => price === null) ? { prices: '请至少填写一个新价格' } : {};

export const askedOf = (node: string, { prices, when, from, ends, to }: ChangeValues): AskedChange => ({
  node,
  prices: Object.entries(prices).flatMap(([skuId, price]) =>
    price === null ? [] : [{ skuId, amount: price === 'inherit' ? null : price }],
  ),
  from: when === 'now' ? null : from,
  to: ends ? to : null,
});
