import { nodeText } from '@mendian/shared/account/scope.ts';
import { dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { eventType } from '../../platform/events.ts';
import { on } from '../../platform/subscriber.ts';
import { storeChanged } from './store-changed.ts';

export type OwnerOnDay = {
  readonly storeId: string;
  /** A franchisee, or the branch itself. */
  readonly ownerId: string;
  readonly branchId: string;
  /** From the beginning of this day in Shanghai on, until a later entry. */
  readonly fromDay: string;
};

/** A day begins from which another owner was written down. */
const ownerDue = eventType<{ storeId: string }>('store.owner-due');

/** A store has another owner or branch now: what its levels say of prices and menus is another matter. */
export const ownerChanged = eventType<{ storeId: string }>('store.owner-changed');

/**
 * Writes down whose a store is from a day on. From today or earlier it counts at once, as far as no later entry has begun; a day
 * to come counts when it begins. The same again changes nothing. Orders keep the owner they were placed under.
 */
export const setStoreOwner = async (ctx: Context, { storeId, ownerId, branchId, fromDay }: OwnerOnDay): Promise<void> => {
  await keepFirstOwner(ctx, storeId, fromDay);
  await ctx.sql.upsert(
    'store_owner',
    [{ store_id: storeId, from_day: fromDay, owner_id: ownerId, branch_id: branchId }],
    ['store_id', 'from_day'],
    ['owner_id', 'branch_id'],
  );
  audit(ctx, { action: 'store.owner-set', subject: storeId, storeId, merchantId: ownerId, detail: { ownerId, branchId, fromDay } });
  if (fromDay <= dayOf(ctx.now)) await settleOwner(ctx, { storeId });
  else ctx.emit(ownerDue({ storeId }), instantAt(fromDay, 0));
};

/** Takes back what was written down for a day that has not begun; tells whether there was anything. */
export const cancelStoreOwner = async (ctx: Context, { storeId, fromDay }: Pick<OwnerOnDay, 'storeId' | 'fromDay'>): Promise<boolean> => {
  const gone = await ctx.sql.run('DELETE FROM store_owner WHERE store_id = ? AND from_day = ? AND from_day > ?', [
    ...[storeId, fromDay],
    dayOf(ctx.now),
  ]);
  return gone > 0;
};

/** A store that was there before anything was written down of it has belonged to its owner since it was made. */
const keepFirstOwner = async ({ sql }: Context, storeId: string, fromDay: string): Promise<void> => {
  const store = await sql.one<{ owner_id: string; branch_id: string; created_at: Date; entries: number }>(
    `SELECT s.owner_id, s.branch_id, s.created_at, (SELECT COUNT(*) FROM store_owner o WHERE o.store_id = s.id) AS entries
    FROM store s WHERE s.id = ?${sql.lock}`,
    [storeId],
  );
  if (store === null || store.entries > 0) return;
  const { owner_id, branch_id, created_at: createdAt } = store;
  const firstDay = dayOf(createdAt);
  if (firstDay < fromDay)
    await sql.insert('store_owner', [{ store_id: storeId, from_day: firstDay, owner_id, branch_id }], { ignore: true });
};

type Entry = { readonly owner_id: string; readonly branch_id: string };

/** Whose the store is today, by the latest entry that has begun. */
const settleOwner = async (ctx: Context, { storeId }: { storeId: string }): Promise<void> => {
  const entry = await ctx.sql.one<Entry>(
    'SELECT owner_id, branch_id FROM store_owner WHERE store_id = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1',
    [storeId, dayOf(ctx.now)],
  );
  if (entry === null) return;
  const moved = await ctx.sql.run('UPDATE store SET owner_id = ?, branch_id = ? WHERE id = ? AND (owner_id <> ? OR branch_id <> ?)', [
    ...[entry.owner_id, entry.branch_id, storeId],
    ...[entry.owner_id, entry.branch_id],
  ]);
  if (moved === 0) return;
  takeFromFormer(ctx, storeId, entry);
  storeChanged(ctx, storeId);
  ctx.emit(ownerChanged({ storeId }));
};

/** Accounts of other merchants that name this very store lose it with their next request; whose scope is an owner's lose it anyway. */
const takeFromFormer = ({ sql }: Context, storeId: string, { owner_id: ownerId, branch_id: branchId }: Entry): void =>
  sql.later.run(
    `DELETE FROM account_scope WHERE node = ? AND account_id IN
      (SELECT id FROM account WHERE merchant_id IS NOT NULL AND merchant_id <> ? AND merchant_id <> ?)`,
    [nodeText({ kind: 'store', id: storeId }), ownerId, branchId],
  );

export const ownerBegins = on(ownerDue, 'store.owner-begins', settleOwner);
