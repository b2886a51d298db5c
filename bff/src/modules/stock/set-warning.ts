import { refuseStock } from '@mendian/shared/stock/stock.errors.ts';
import type * as contract from '@mendian/shared/stock/stock.contract.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { seeStore } from '../../platform/see-store.ts';
import { switchSoldOut } from '../catalog/index.ts';
import { readStockOf } from './read-stock.ts';

type View = contract.StockViewData;

/** From what on the store is warned of a sku; null: not at all. */
export const setStockWarning = async (
  ctx: Context<Staff>,
  { storeId, skuId, warnAt }: InputOf<typeof contract.setStockWarning.hq>,
): Promise<View> => {
  await seeStore(ctx.sql, ctx.actor, storeId);
  const sku = await readStockOf(ctx.sql, storeId, skuId, ctx.now);
  if (sku.combo) throw refuseStock('stock/combo');
  if (warnAt === null) await ctx.sql.run('DELETE FROM stock_warning WHERE store_id = ? AND sku_id = ?', [storeId, skuId]);
  else await ctx.sql.upsert('stock_warning', [{ store_id: storeId, sku_id: skuId, warn_at: warnAt }], ['store_id', 'sku_id'], ['warn_at']);
  return readStockOf(ctx.sql, storeId, skuId, ctx.now);
};

/** Switches a sku of a store off or on again, as its clerks do at the terminal. */
export const setStockSoldOut = async (
  ctx: Context<Staff>,
  { storeId, skuId, soldOut }: InputOf<typeof contract.setStockSoldOut.hq>,
): Promise<View> => {
  await seeStore(ctx.sql, ctx.actor, storeId);
  await switchSoldOut(ctx, { storeId, skuId, soldOut });
  return readStockOf(ctx.sql, storeId, skuId, ctx.now);
};
