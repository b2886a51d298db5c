import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import type { changePrices as contract } from '@mendian/shared/catalog/price.contract.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { Reads } from '../../../platform/sql.ts';
import { findLevel, type Level } from '../level/find-level.ts';
import { readPricedSkus, type PricedSku } from './read-prices.ts';

export type Asked = InputOf<typeof contract.hq>;

/** A change of prices that may be made: at a level of the asker's, from now or a time to come on. */
export type Change = {
  readonly level: Level;
  readonly prices: readonly { readonly sku: PricedSku; readonly amount: number | null }[];
  readonly from: Date;
  readonly to: Date | null;
};

export const checkChange = async (ctx: { sql: Reads; actor: Staff; now: Date }, asked: Asked): Promise<Change> => {
  const level = await findLevel(ctx, asked.node);
  const from = asked.from === null ? ctx.now : new Date(asked.from);
  const to = asked.to === null ? null : new Date(asked.to);
  if (from < ctx.now) throw refuseCatalog('price/past');
  if (to !== null && to <= from) throw refuseCatalog('price/period');
  const ids = asked.prices.map(({ skuId }) => skuId);
  if (new Set(ids).size !== ids.length) throw refuseCatalog('price/twice');
  if (level.node === 'chain' && asked.prices.some(({ amount }) => amount === null)) throw refuseCatalog('price/chain-only-base');
  const skus = new Map((await readPricedSkus(ctx.sql, ids)).map((sku) => [sku.id, sku]));
  const prices = asked.prices.flatMap(({ skuId, amount }) => {
    const sku = skus.get(skuId);
    return sku === undefined ? [] : [{ sku, amount }];
  });
  if (prices.length !== ids.length) throw refuse('thing/not-found');
  return { level, prices, from, to };
};
