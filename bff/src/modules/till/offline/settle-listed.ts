import { refuse, type DomainError } from '@mendian/shared/kernel/errors.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/till/offline-desk.contract.ts';
import type { OfflineFileData, OfflineState } from '@mendian/shared/till/offline-desk.contract.ts';
import { refuseOffline } from '@mendian/shared/till/offline.errors.ts';
import type { Staff } from '../../../platform/actor.ts';
import { clearAttention } from '../../../platform/attention.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { Log } from '../../../platform/log.ts';
import type { StepContext } from '../../../platform/serve.ts';
import type { Transact } from '../../../platform/subscriber.ts';
import { causeOf } from './cause-of.ts';
import { enterAction } from './enter-action.ts';
import { contentOf, presentFile } from './present-offline.ts';
import { readListed, type NamedRow } from './read-listed.ts';

/**
 * Enters after all what could not be entered when it came, at its own time and prices; whoever does it vouches for its age, its shift and
 * its clerk. What still cannot be is refused with the cause as it is now. Twice, or by two people at once, it is entered once.
 */
export const enterOffline =
  (log: Log) =>
  async ({ actor, transact }: StepContext<Staff>, { actionId }: InputOf<typeof contract.enterOffline.hq>): Promise<OfflineFileData> => {
    try {
      return await transact(async (given) => {
        const ctx = { ...given, actor };
        const row = await lockListed(ctx, actionId);
        if (row.state === 'dismissed') throw refuseOffline('offline/dismissed');
        if (row.state === 'listed') await enter(ctx, row);
        return presentNow(ctx, actionId);
      });
    } catch (error) {
      const cause = causeOf(error, log, actionId);
      if (String(cause.code) in refuseOffline.table) await keepCause(transact, actionId, cause);
      throw cause;
    }
  };

/** Decides that it is not entered, and keeps who did and why. */
export const dismissOffline = async (
  ctx: Context<Staff>,
  { actionId, reason }: InputOf<typeof contract.dismissOffline.hq>,
): Promise<OfflineFileData> => {
  const row = await lockListed(ctx, actionId);
  if (row.state === 'entered') throw refuseOffline('offline/in-books');
  const isSame = row.settled_by === ctx.actor.name && row.note === reason;
  if (row.state === 'dismissed' && !isSame) throw refuseOffline('offline/dismissed');
  if (row.state === 'listed') await dismiss(ctx, row, reason);
  return presentNow(ctx, actionId);
};

/** Locked, so that two people do not both act on it. */
const lockListed = async ({ sql, actor }: Context<Staff>, actionId: string): Promise<NamedRow> => {
  await sql.one(`SELECT id FROM offline_action WHERE id = ?${sql.lock}`, [actionId]);
  const row = await readListed(sql, actor, actionId);
  if (row === null) throw refuse('thing/not-found');
  return row;
};

const enter = async (ctx: Context<Staff>, row: NamedRow): Promise<void> => {
  const action = contentOf(row);
  await enterAction(ctx, { terminalId: row.terminal_id, storeId: row.store_id, action, vouched: true });
  await settle(ctx, row, 'entered', null);
  audit(ctx, { action: 'offline.entered', ...auditOf(row) });
};

const dismiss = async (ctx: Context<Staff>, row: NamedRow, reason: string): Promise<void> => {
  await settle(ctx, row, 'dismissed', reason);
  const { detail, ...about } = auditOf(row);
  audit(ctx, { action: 'offline.dismissed', ...about, detail: { ...detail, reason } });
};

const auditOf = ({ id, store_id: storeId, kind, action_id: actionId, happened_at: at, code: cause }: NamedRow) => ({
  ...{ subject: id, storeId },
  detail: { kind, actionId, at: at.toISOString(), cause },
});

const settle = async (ctx: Context<Staff>, row: NamedRow, state: OfflineState, note: string | null): Promise<void> => {
  await ctx.sql.run('UPDATE offline_action SET state = ?, settled_by = ?, settled_at = ?, note = ? WHERE id = ?', [
    ...[state, ctx.actor.name, ctx.now],
    ...[note, row.id],
  ]);
  await clearWhenDone(ctx, row.store_id);
};

/** The entry is locked before it is counted, so that one that is listed meanwhile opens it again behind this. */
const clearWhenDone = async (ctx: Context, storeId: string): Promise<void> => {
  await ctx.sql.one(`SELECT id FROM attention WHERE kind = 'offline-listed' AND subject = ?${ctx.sql.lock}`, [storeId]);
  const left = await ctx.sql.one(`SELECT id FROM offline_action WHERE store_id = ? AND state = 'listed' LIMIT 1`, [storeId]);
  if (left === null) await clearAttention(ctx, 'offline-listed', storeId);
};

const presentNow = async ({ sql, actor }: Context<Staff>, actionId: string): Promise<OfflineFileData> =>
  presentFile(sql, (await readListed(sql, actor, actionId))!);

const keepCause = (transact: Transact, actionId: string, { code, message }: DomainError): Promise<unknown> =>
  transact(({ sql }) =>
    sql.run(`UPDATE offline_action SET code = ?, message = ? WHERE id = ? AND state = 'listed'`, [code, message, actionId]),
  );
