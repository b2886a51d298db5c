import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/head-office/attention.contract.ts';
import type { Actor, Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context, ReadContext } from '../../platform/context.ts';
import type { AttentionRow } from './attention.rows.ts';
import { canRetry, canSettle, presentAttention, readAttention, readOpenAttention, settledElsewhere } from './read-attention.ts';

type HeadOffice = Extract<Actor, { kind: 'headOffice' }>;
type View = ReplyOf<typeof contract.retryAttention>;

/** What head office can start anew. Given by the app, because it lies in other modules. */
export type Retries = {
  /** Sends a held refund again. */
  readonly refund: (ctx: Context, refundId: string) => Promise<void>;
  /** A held refund was given back another way: it is over. */
  readonly settleRefund: (ctx: Context, refundId: string) => Promise<void>;
};

export const listAttention = async (
  { sql, actor }: ReadContext<Staff>,
  asked: InputOf<typeof contract.listAttention>,
): Promise<ReplyOf<typeof contract.listAttention>> => {
  const rows = await readOpenAttention(sql, actor, { ...asked, limit: asked.limit + 1 });
  const items = rows.slice(0, asked.limit).map((row) => presentAttention(actor, row));
  return { items, next: rows.length > asked.limit ? items.at(-1)!.id : null };
};

/** Starts anew what failed. The entry stays open until the outcome closes it. */
export const retryAttention =
  ({ refund }: Retries) =>
  async (ctx: Context<HeadOffice>, { attentionId }: InputOf<typeof contract.retryAttention>): Promise<View> => {
    const row = await readLocked(ctx, attentionId);
    if (row.state !== 'open') throw handled();
    if (!canRetry(row)) throw refuse('state/not-allowed');
    await refund(ctx, row.refund_id!);
    audit(ctx, { action: 'attention.retried', subject: attentionId, detail: { kind: row.kind, refundId: row.refund_id } });
    return presentAttention(ctx.actor, (await readAttention(ctx.sql, ctx.actor, attentionId))!);
  };

/** Takes an entry off the list and keeps who did it and how. Sent again by the same person it is answered the same. */
export const settleAttention =
  ({ settleRefund }: Retries) =>
  async (ctx: Context<HeadOffice>, { attentionId, how }: InputOf<typeof contract.settleAttention>): Promise<View> => {
    const row = await readLocked(ctx, attentionId);
    const same = row.settled_by === ctx.actor.name && row.how === how;
    if (row.state !== 'open' && same) return presentAttention(ctx.actor, row);
    if (row.state !== 'open') throw handled();
    if (!canSettle(row)) throw refuse('state/not-allowed', {}, settledElsewhere[row.kind]);
    if (row.kind === 'refund-held' && row.refund_id !== null) await settleRefund(ctx, row.refund_id);
    await ctx.sql.run(`UPDATE attention SET state = 'settled', settled_at = ?, settled_by = ?, how = ? WHERE id = ?`, [
      ctx.now,
      ctx.actor.name,
      how,
      attentionId,
    ]);
    audit(ctx, { action: 'attention.settled', subject: attentionId, detail: { kind: row.kind, subject: row.subject, how } });
    return presentAttention(ctx.actor, { ...row, state: 'settled' });
  };

/** The row is locked, so that two people do not both act on it. */
const readLocked = async ({ sql, actor }: Context<HeadOffice>, attentionId: string): Promise<AttentionRow> => {
  await sql.one(`SELECT id FROM attention WHERE id = ?${sql.lock}`, [attentionId]);
  const row = await readAttention(sql, actor, attentionId);
  if (row === null) throw refuse('thing/not-found');
  return row;
};

const handled = () => refuse('state/not-allowed', {}, '这件事已经处理过，请刷新后再看');
