import type { SyncKind } from '@mendian/shared/master-data/sync-words.ts';
import type { Context } from '../../platform/context.ts';
import { eventType } from '../../platform/events.ts';
import { beginning } from './progress.ts';
import { isHeld, lockState } from './sync-lease.ts';
import type { SyncRunRow } from './sync.rows.ts';

/** A run is to be begun, or gone on with. */
export const syncAsked = eventType<{ runId: string }>('master-data.sync-asked');

/** Who asks, where it is nobody at a desk. */
export const scheduled = '定时';
export const pushed = 'ERP 推送';

/**
 * A run that nobody works at, although nothing stands in its way, was lost: a person ended its job by hand. A full run
 * that waits for the ERP to come back is tried again with growing pauses, and gets longer.
 */
const lostMsMax = { idle: 120_000, failing: 12 * 3_600_000 };

/**
 * Asks for a synchronisation and gives its run. One of the same kind that has not begun serves as well; while one is under way, a
 * push asks for another, since what changed may lie on a page that was read already, and anyone else gets the one under way.
 */
export const askSync = async (ctx: Context, kind: SyncKind, askedBy: string): Promise<string> => {
  const state = await lockState(ctx);
  const unfinished = await ctx.sql.all<SyncRunRow>(
    `SELECT * FROM sync_run WHERE state IN ('waiting', 'running') AND kind = ? ORDER BY id DESC`,
    [kind],
  );
  for (const run of unfinished) {
    const patienceMs = kind === 'full' && run.error !== null ? lostMsMax.failing : lostMsMax.idle;
    if (!isHeld(state, ctx.now) && ctx.now.getTime() - run.created_at.getTime() > patienceMs)
      await ctx.sql.run(`UPDATE sync_run SET state = 'stopped', ended_at = ? WHERE id = ?`, [ctx.now, run.id]);
    else if (run.state === 'waiting' || askedBy !== pushed) return run.id;
  }
  const id = ctx.newId();
  await ctx.sql.insert('sync_run', [
    { id, kind, asked_by: askedBy, state: 'waiting', progress: JSON.stringify(beginning), created_at: ctx.now },
  ]);
  ctx.emit(syncAsked({ runId: id }));
  return id;
};
