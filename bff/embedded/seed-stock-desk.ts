import type { Sql } from '../src/platform/sql.ts';
import { demoStaff } from './demo-staff.ts';
import { insertAll } from './seed-rows.ts';

type Row = { readonly sku_id: string; readonly on_hand: number };

/** What a store sells least comes last on its menu: the walk through a purchase does not ask for it. */
const lastPortionsSql = `SELECT k.sku_id, k.on_hand FROM stock k JOIN sku s ON s.id = k.sku_id JOIN product p ON p.id = s.product_id
  WHERE k.store_id = ? AND p.sold_by = 'portion' AND k.on_hand > 5 AND k.sold_out = 0 ORDER BY k.sku_id DESC LIMIT 3`;

const countedTo = 3;
const warnAt = 5;

/**
 * In the home store and in those of the demo's store manager: a delivery, a loss, a count that came out low, and warnings, of which
 * two are due.
 */
export const seedStockDesk = async (sql: Sql, newId: () => string, now: Date): Promise<void> => {
  const home = await sql.one<{ id: string }>('SELECT id FROM store ORDER BY code LIMIT 1');
  const managed = await sql.all<{ id: string }>(
    `SELECT SUBSTR(n.node, 7) AS id FROM account a JOIN account_scope n ON n.account_id = a.id WHERE a.username = ? ORDER BY n.node LIMIT 1`,
    [demoStaff.manager.username],
  );
  const people = [demoStaff.merchant.realName, demoStaff.manager.realName];
  for (const [index, store] of [home, ...managed].entries()) {
    if (store === null) continue;
    const [first, second, third] = await sql.all<Row>(lastPortionsSql, [store.id]);
    if (first === undefined || second === undefined || third === undefined) continue;
    await move(sql, store.id, [
      ...[first, second].map((row) => ({ row, kind: 'count', by: countedTo - row.on_hand, reason: '午市前清点' })),
      { row: third, kind: 'adjust', by: 24, reason: '配送到货' },
      { row: third, kind: 'loss', by: -2, reason: '包装破损' },
    ].map((one, at) => ({ ...one, id: newId(), movedBy: people[index]!, at: new Date(now.getTime() - (4 - at) * 60_000) }))); // prettier-ignore
    await insertAll(
      sql,
      'stock_warning',
      [first, second, third].map(({ sku_id }) => ({ store_id: store.id, sku_id, warn_at: warnAt })),
    );
  }
};

type Movement = {
  readonly id: string;
  readonly row: Row;
  readonly kind: string;
  readonly by: number;
  readonly reason: string;
  readonly movedBy: string;
  readonly at: Date;
};

const move = async (sql: Sql, storeId: string, movements: readonly Movement[]): Promise<void> => {
  for (const { row, by } of movements)
    await sql.run('UPDATE stock SET on_hand = on_hand + ? WHERE store_id = ? AND sku_id = ?', [by, storeId, row.sku_id]);
  await insertAll(
    sql,
    'stock_movement',
    movements.map(({ id, row, kind, by, reason, movedBy, at }) => ({
      ...{ id, store_id: storeId, sku_id: row.sku_id, kind, on_hand: by, reserved: 0, at, reason, moved_by: movedBy },
    })),
  );
};
