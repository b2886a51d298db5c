import { refuseStock } from '@mendian/shared/stock/stock.errors.ts';
import type * as contract from '@mendian/shared/stock/stock.contract.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { actorName, type Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { seeStore } from '../../platform/see-store.ts';
import { menuChanged } from '../catalog/index.ts';
import { readStock, readStockOf } from './read-stock.ts';

/** Sets what is on hand to what was counted; what it differs by is the movement. A count of a new sku begins its stock. */
export const countStock = async (
  ctx: Context<Staff>,
  { storeId, lines, reason }: InputOf<typeof contract.countStock.hq>,
): Promise<ReplyOf<typeof contract.countStock.hq>> => {
  const counted = new Map(lines.map(({ skuId, onHand }) => [skuId, onHand]));
  if (counted.size !== lines.length) throw refuseStock('stock/twice');
  const before = await lockStock(ctx, storeId, [...counted.keys()]);
  const moves = [...before].map(([skuId, onHand]) => ({ skuId, by: counted.get(skuId)! - onHand }));
  await move(ctx, { storeId, kind: 'count', moves, reason });
  audit(ctx, { action: 'stock.counted', subject: storeId, storeId, detail: { reason, differences: moves.filter(({ by }) => by !== 0) } });
  return { items: (await readStock(ctx.sql, storeId, ctx.now)).filter(({ skuId }) => counted.has(skuId)) };
};

/** Adds to what is on hand or takes from it, with a reason; more than there is cannot be taken. */
export const adjustStock = async (
  ctx: Context<Staff>,
  { storeId, skuId, kind, by, reason }: InputOf<typeof contract.adjustStock.hq>,
): Promise<contract.StockViewData> => {
  const onHand = (await lockStock(ctx, storeId, [skuId])).get(skuId)!;
  if (by < 0 && onHand + by < 0) throw refuseStock('stock/below-zero', { onHand });
  await move(ctx, { storeId, kind, moves: [{ skuId, by }], reason });
  audit(ctx, { action: kind === 'loss' ? 'stock.lost' : 'stock.adjusted', subject: storeId, storeId, detail: { skuId, by, reason } });
  return readStockOf(ctx.sql, storeId, skuId, ctx.now);
};

/** Locks the store's rows in the order in which orders lock them, and makes those that are not there yet. Gives what is on hand. */
const lockStock = async (ctx: Context<Staff>, storeId: string, skuIds: readonly string[]): Promise<Map<string, number>> => {
  await seeStore(ctx.sql, ctx.actor, storeId);
  const skus = await ctx.sql.all<{ id: string; combo: number }>(
    'SELECT s.id, p.combo FROM sku s JOIN product p ON p.id = s.product_id WHERE s.id IN (?) ORDER BY s.id',
    [skuIds],
  );
  if (skus.length !== skuIds.length) throw refuse('thing/not-found');
  if (skus.some(({ combo }) => combo === 1)) throw refuseStock('stock/combo');
  const rows = await ctx.sql.all<{ sku_id: string; on_hand: number }>(
    `SELECT sku_id, on_hand FROM stock WHERE store_id = ? AND sku_id IN (?) ORDER BY sku_id${ctx.sql.lock}`,
    [storeId, skuIds],
  );
  const onHand = new Map(rows.map(({ sku_id, on_hand }) => [sku_id, on_hand]));
  const missing = skus.filter(({ id }) => !onHand.has(id));
  await ctx.sql.insert(
    'stock',
    missing.map(({ id }) => ({ store_id: storeId, sku_id: id, on_hand: 0, reserved: 0 })),
  );
  return new Map(skus.map(({ id }) => [id, onHand.get(id) ?? 0]));
};

type Move = {
  readonly storeId: string;
  readonly kind: 'count' | contract.AdjustKind;
  readonly moves: readonly { readonly skuId: string; readonly by: number }[];
  readonly reason: string;
};

/** Whatever is done to stock is a movement, so that the sum of movements is what is there. */
const move = async (ctx: Context<Staff>, { storeId, kind, moves, reason }: Move): Promise<void> => {
  for (const { skuId, by } of moves)
    ctx.sql.later.run('UPDATE stock SET on_hand = on_hand + ? WHERE store_id = ? AND sku_id = ?', [by, storeId, skuId]);
  ctx.sql.later.insert(
    'stock_movement',
    moves.map(({ skuId, by }) => ({
      ...{ id: ctx.newId(), store_id: storeId, sku_id: skuId, kind, on_hand: by, reserved: 0, at: ctx.now },
      ...{ reason, moved_by: actorName(ctx.actor) },
    })),
  );
  await menuChanged(ctx, storeId);
};
