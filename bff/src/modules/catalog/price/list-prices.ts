import { holds } from '@mendian/shared/account/held-permissions.ts';
import { setPrices } from '@mendian/shared/catalog/catalog.permissions.ts';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import { entryAt, nextPrice, priceAt } from '@mendian/shared/catalog/price-at.ts';
import type { listPrices as contract, PriceRowData } from '@mendian/shared/catalog/price.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import type { PriceRow } from '../catalog.rows.ts';
import { chainLevel, findLevel } from '../level/find-level.ts';
import { levelsFrom } from './price-levels.ts';
import { readPricedSkus, readPricesAt, type PricedSku } from './read-prices.ts';

/** What each sku costs at a level, what every level above asks for itself, and where the price comes from. */
export const listPrices = async (
  ctx: ReadContext<Staff>,
  { node, at }: InputOf<typeof contract.hq>,
): Promise<ReplyOf<typeof contract.hq>> => {
  const instant = at === undefined ? ctx.now : new Date(at);
  const { path } = await findLevel(ctx, node);
  const prices = Map.groupBy(
    await readPricesAt(
      ctx.sql,
      path.map((level) => level.node),
      instant,
    ),
    ({ sku_id }) => sku_id,
  );
  const skus = await readPricedSkus(ctx.sql);
  return {
    levels: [...path],
    items: skus.map((sku) => rowOf(sku, prices.get(sku.id) ?? [], path, instant)),
    canSet: holds(ctx.actor.permissions, setPrices.key),
  };
};

const rowOf = (sku: PricedSku, prices: readonly PriceRow[], path: readonly LevelViewData[], at: Date): PriceRowData => {
  const levels = levelsFrom(prices);
  const { amount, node } = priceAt(levels, sku.price, at);
  const next = nextPrice(levels, sku.price, at);
  const levelOf = (from: string | null): LevelViewData => path.find((level) => level.node === from) ?? chainLevel;
  const ownAt = (level: LevelViewData): number | null =>
    entryAt(levels.find((one) => one.node === level.node)?.entries ?? [], at)?.amount ?? (level.node === 'chain' ? sku.price : null);
  return {
    skuId: sku.id,
    productId: sku.product_id,
    category: sku.category,
    name: sku.name,
    skuName: sku.sku_name,
    soldBy: sku.sold_by,
    picture: sku.picture,
    onSale: sku.on_sale === 1,
    own: path.map(ownAt),
    amount,
    from: levelOf(node),
    next: next && { amount: next.amount, at: next.at.toISOString(), from: levelOf(next.node) },
  };
};
