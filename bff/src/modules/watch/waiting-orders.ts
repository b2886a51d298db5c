import { untakenMs } from '@mendian/shared/store/watch-reasons.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { Reads } from '../../platform/sql.ts';

export type Waiting = {
  readonly untaken: number;
  readonly untakenSince: Date | null;
  /** Those among the untaken that are for a slot to come: while their store is shut nobody can take them. */
  readonly booked: number;
  readonly late: number;
};
export const nothingWaits: Waiting = { untaken: 0, untakenSince: null, booked: 0, late: 0 };

type Row = { readonly store_id: string; readonly orders: number; readonly booked: number | string; readonly since: Date };

/**
 * Orders that wait, by store. Both come from the index of states, which holds only what is under way: the hundred million that are
 * over are not looked at.
 */
export const readWaiting = async (sql: Reads, within: Condition, now: Date): Promise<ReadonlyMap<string, Waiting>> => {
  const waiting = (state: string, column: string, before: Date) =>
    sql.all<Row>(
      `SELECT o.store_id, COUNT(*) AS orders, SUM(CASE WHEN o.slot_start > ? THEN 1 ELSE 0 END) AS booked, MIN(o.${column}) AS since
      FROM orders o JOIN store s ON s.id = o.store_id
      WHERE o.state = '${state}' AND o.${column} < ? AND ${within.text} GROUP BY o.store_id`,
      [now, before, ...within.values],
    );
  const [untaken, late] = await Promise.all([
    waiting('new', 'paid_at', new Date(now.getTime() - untakenMs)),
    waiting('preparing', 'ready_by', now),
  ]);
  const found = new Map<string, Waiting>(
    untaken.map(({ store_id: storeId, orders, booked, since }) => [
      storeId,
      { untaken: orders, untakenSince: new Date(since), booked: Number(booked), late: 0 },
    ]),
  );
  for (const { store_id: storeId, orders } of late) found.set(storeId, { ...(found.get(storeId) ?? nothingWaits), late: orders });
  return found;
};
