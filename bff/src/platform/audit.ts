import { actorName } from './actor.ts';
import type { Context } from './context.ts';

export type AuditEntry = {
  /** What was done, such as `terminal.bound`. Stored; it never changes its meaning. */
  readonly action: string;
  /** The id of what it was done to. */
  readonly subject: string;
  /** Facts for whoever reads it later. No tokens, codes, PINs or phones. */
  readonly detail?: Record<string, unknown>;
  /** The store it was about, and the merchant: who may read it besides head office. A merchant's own doings are its own. */
  readonly storeId?: string;
  readonly merchantId?: string;
};

/**
 * Writes who did what to the append-only audit log, in the transaction that did it. What was done to a store by nobody of a merchant
 * belongs to the merchant who owns the store at that moment.
 */
export const audit = (ctx: Context, { action, subject, detail = {}, storeId, merchantId }: AuditEntry): void => {
  const { actor } = ctx;
  const store = storeId ?? ('storeId' in actor ? actor.storeId : null);
  ctx.sql.later.run(
    `INSERT INTO audit_log (id, actor, action, subject, detail, at, actor_id, store_id, merchant_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, COALESCE(?, (SELECT owner_id FROM store WHERE id = ?)))`,
    [
      ...[ctx.newId(), `${actor.kind}:${actorName(actor)}`.slice(0, 80), action, subject, JSON.stringify(detail), ctx.now],
      ...['accountId' in actor ? actor.accountId : null, store],
      ...[merchantId ?? ('merchantId' in actor ? actor.merchantId : null), store],
    ],
  );
};
