import type { Trading } from '@mendian/shared/store/trading.ts';
import { actorName, type Staff } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { withinScope } from '../../../platform/scope-sql.ts';
import { tradingOf } from '../read-store.ts';
import type { TradingRow } from '../store.rows.ts';

/** What is left out stays as each store has it. */
export type Wanted = {
  readonly status: Trading['status'];
  readonly pickup?: boolean | undefined;
  readonly delivery?: boolean | undefined;
};

/**
 * Switches stores in one transaction and tells the feed of each that changed, and how many those are. The scope is asked again under
 * the lock: a store that changed hands since it was chosen is left alone.
 */
export const switchStores = async (ctx: Context<Staff>, storeIds: readonly string[], wanted: Wanted): Promise<number> => {
  const { text, values } = withinScope(ctx.actor.scope);
  const rows = await ctx.sql.all<TradingRow>(
    `SELECT t.store_id, t.status, t.pickup, t.delivery, t.changed_by, t.changed_at
    FROM store_trading t JOIN store s ON s.id = t.store_id WHERE t.store_id IN (?) AND ${text} ORDER BY t.store_id${ctx.sql.lock}`,
    [storeIds, ...values],
  );
  const changes = rows.map((row) => changeOf(row, wanted)).filter(({ from, to }) => !isSame(from, to));
  for (const { storeId, from, to } of changes) {
    ctx.sql.later.run('UPDATE store_trading SET status = ?, pickup = ?, delivery = ?, changed_by = ?, changed_at = ? WHERE store_id = ?', [
      ...[to.status, to.pickup, to.delivery, actorName(ctx.actor), ctx.now],
      storeId,
    ]);
    audit(ctx, { action: 'trading.changed', subject: storeId, storeId, detail: { from, to } });
    ctx.tell(storeId, { kind: 'trading' });
  }
  return changes.length;
};

const changeOf = (row: TradingRow, wanted: Wanted): { storeId: string; from: Trading; to: Trading } => {
  const { status, pickup, delivery } = tradingOf(row);
  const to = { status: wanted.status, pickup: wanted.pickup ?? pickup, delivery: wanted.delivery ?? delivery };
  return { storeId: row.store_id, from: { status, pickup, delivery }, to };
};

const isSame = (a: Trading, b: Trading): boolean => a.status === b.status && a.pickup === b.pickup && a.delivery === b.delivery;
