import type * as contract from '@mendian/shared/stock/stock.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Value } from '../../platform/sql.ts';
import { seeStore } from '../../platform/see-store.ts';

type Movement = ReplyOf<typeof contract.listStockMovements.hq>['items'][number];
type Row = {
  readonly id: string;
  readonly kind: Movement['kind'];
  readonly on_hand: number;
  readonly reserved: number;
  readonly order_id: string | null;
  readonly pickup_number: string | null;
  readonly reason: string | null;
  readonly moved_by: string | null;
  readonly at: Date;
};

/** How a store's stock of a sku came about, the newest movement first; the cursor is its instant and id. */
export const listStockMovements = async (
  { sql, actor }: ReadContext<Staff>,
  { storeId, skuId, after, limit }: InputOf<typeof contract.listStockMovements.hq>,
): Promise<ReplyOf<typeof contract.listStockMovements.hq>> => {
  await seeStore(sql, actor, storeId);
  const older = olderThan(after);
  const rows = await sql.all<Row>(
    `SELECT m.id, m.kind, m.on_hand, m.reserved, m.order_id, o.pickup_number, m.reason, m.moved_by, m.at
    FROM stock_movement m LEFT JOIN orders o ON o.id = m.order_id
    WHERE m.store_id = ? AND m.sku_id = ?${older.text} ORDER BY m.at DESC, m.id DESC LIMIT ${limit + 1}`,
    [storeId, skuId, ...older.values],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(viewOf), next: rows.length > limit ? `${last!.at.getTime()}:${last!.id}` : null };
};

const olderThan = (after: string | undefined): { text: string; values: Value[] } => {
  if (after === undefined) return { text: '', values: [] };
  const [ms = '', id = ''] = after.split(':');
  if (!/^\d{1,15}$/.test(ms)) throw refuse('input/invalid');
  const at = new Date(Number(ms));
  return { text: ' AND (m.at < ? OR (m.at = ? AND m.id < ?))', values: [at, at, id] };
};

const viewOf = (row: Row): Movement => ({
  ...{ id: row.id, kind: row.kind, onHand: row.on_hand, reserved: row.reserved },
  ...{ orderId: row.order_id, pickupNumber: row.pickup_number, reason: row.reason ?? '', by: row.moved_by ?? '' },
  at: row.at.toISOString(),
});
