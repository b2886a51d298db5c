import type { AttentionKind } from '@mendian/shared/head-office/attention.contract.ts';
import type { Context } from './context.ts';

export type Attention = {
  readonly kind: AttentionKind;
  /** What it is about: the same thing is listed once, with what was said of it last, and anew only after it was settled. */
  readonly subject: string;
  readonly text: string;
  readonly storeId?: string;
  readonly orderId?: string;
  readonly refundId?: string;
};

/** Puts something on head office's list of what waits for a person. */
export const raiseAttention = async (ctx: Context, { kind, subject, text, storeId, orderId, refundId }: Attention): Promise<void> => {
  const places = { store_id: storeId ?? null, order_id: orderId ?? null, refund_id: refundId ?? null };
  const row = { id: ctx.newId(), kind, subject, text: text.slice(0, 300), ...places, state: 'open', created_at: ctx.now };
  if ((await ctx.sql.insert('attention', [row], { ignore: true })) === 0)
    await ctx.sql.run(
      `UPDATE attention SET created_at = CASE WHEN state = 'open' THEN created_at ELSE ? END, text = ?, state = 'open' WHERE kind = ? AND subject = ?`,
      [ctx.now, row.text, kind, subject],
    );
};

/** Takes it off the list because what it was about has come right by itself. */
export const clearAttention = (ctx: Context, kind: AttentionKind, subject: string): Promise<number> =>
  ctx.sql.run(
    `UPDATE attention SET state = 'settled', settled_at = ?, settled_by = ?, how = ? WHERE kind = ? AND subject = ? AND state = 'open'`,
    [ctx.now, 'system', '已自行恢复', kind, subject],
  );
