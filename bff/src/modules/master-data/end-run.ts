import type { SyncState } from '@mendian/shared/master-data/sync-words.ts';
import { clearAttention, raiseAttention } from '../../platform/attention.ts';
import type { Context } from '../../platform/context.ts';
import { progressOf } from './progress.ts';
import { freeLease, lockState } from './sync-lease.ts';
import type { SyncRunRow } from './sync.rows.ts';
import { scheduled } from './ask-sync.ts';

/** Ends a run and gives its lease back. */
export const endRun = async (ctx: Context, run: SyncRunRow, state: SyncState, error: string | null = null): Promise<void> => {
  await ctx.sql.run('UPDATE sync_run SET state = ?, ended_at = ?, error = ? WHERE id = ?', [state, ctx.now, error, run.id]);
  await freeLease(ctx, run.id);
};

/** All was looked at: the next look goes on from here. A scheduled look that found nothing new leaves no row. */
export const finishRun = async (ctx: Context, run: SyncRunRow): Promise<void> => {
  const { asOf, news } = progressOf(run.progress);
  const since = (list: keyof typeof asOf) => (asOf[list] === undefined ? null : new Date(asOf[list]));
  await ctx.sql.run(
    `UPDATE sync_state SET branches_since = ?, franchisees_since = ?, stores_since = ?, checked_at = ? WHERE name = 'erp'`,
    [...[since('branches'), since('franchisees'), since('stores')], ctx.now],
  );
  await clearAttention(ctx, 'sync-failed', 'erp');
  if (run.kind === 'incremental' && run.asked_by === scheduled && run.added + run.changed + run.resolved + news === 0) {
    await ctx.sql.run('DELETE FROM sync_run WHERE id = ?', [run.id]);
    await freeLease(ctx, run.id);
    return;
  }
  await endRun(ctx, run, 'done');
};

/** How long the ERP may be away before somebody is told. */
const awayMsMax = 30 * 60_000;

/** A run that failed and is not tried again by itself. The scheduled ones of one outage are one row. */
export const failRun = async (ctx: Context, run: SyncRunRow, sentence: string, passing: boolean): Promise<void> => {
  await endRun(ctx, run, 'failed', sentence);
  const { checked_at: checkedAt } = await lockState(ctx);
  if (!passing || checkedAt === null || ctx.now.getTime() - checkedAt.getTime() > awayMsMax)
    await raiseAttention(ctx, { kind: 'sync-failed', subject: 'erp', text: `主数据同步没有成功：${sentence}` });
  if (run.asked_by !== scheduled || run.added + run.changed + run.resolved > 0) return;
  const before = await ctx.sql.one<SyncRunRow>('SELECT * FROM sync_run WHERE id < ? ORDER BY id DESC LIMIT 1', [run.id]);
  if (before === null || before.state !== 'failed' || before.error !== sentence || before.asked_by !== scheduled) return;
  await ctx.sql.run('UPDATE sync_run SET ended_at = ? WHERE id = ?', [ctx.now, before.id]);
  await ctx.sql.run('DELETE FROM sync_run WHERE id = ?', [run.id]);
};
