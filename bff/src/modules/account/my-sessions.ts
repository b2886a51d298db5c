import type * as contract from '@mendian/shared/account/sign-in.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Context, ReadContext } from '../../platform/context.ts';
import { endSession } from '../../platform/sessions.ts';

type Row = { readonly id: string; readonly device: string | null; readonly created_at: Date; readonly expires_at: Date };

const listedMax = 50;

/** Where one is signed in now. Addresses are not kept. */
export const listMySessions = async ({ actor, sql, now }: ReadContext<Staff>): Promise<ReplyOf<typeof contract.listMySessions.hq>> => {
  const rows = await sql.all<Row>(
    `SELECT id, device, created_at, expires_at FROM session
    WHERE kind = 'account' AND subject_id = ? AND ended_at IS NULL AND expires_at > ? ORDER BY created_at DESC, id DESC LIMIT ${listedMax}`,
    [actor.accountId, now],
  );
  return {
    items: rows.map(({ id, device, created_at: at, expires_at: expiresAt }) => ({
      sessionId: id,
      device: device ?? '未知设备',
      at: at.toISOString(),
      expiresAt: expiresAt.toISOString(),
      current: id === actor.sessionId,
    })),
  };
};

/** Ends one of one's own sessions; ended before, it is not there. */
export const endMySession = async (
  ctx: Context<Staff>,
  { sessionId }: InputOf<typeof contract.endMySession.hq>,
): Promise<ReplyOf<typeof contract.endMySession.hq>> => {
  const own = await ctx.sql.one(`SELECT 1 AS one FROM session WHERE id = ? AND kind = 'account' AND subject_id = ?`, [
    ...[sessionId, ctx.actor.accountId],
  ]);
  if (own === null || (await endSession(ctx, sessionId)) === 0) throw refuse('thing/not-found');
  return {};
};
