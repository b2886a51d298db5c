import type { Context } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import type { SyncRunRow, SyncStateRow } from './sync.rows.ts';

/** A run that was killed is gone on with after this time. A page with all its tries takes less. */
const leaseMs = 60_000;

export type Taken = { readonly run: SyncRunRow; readonly holder: string };

/**
 * Takes the one lease that synchronising needs. `busy`: another holds it. `over`: the run has ended, so there is nothing to do. Two
 * that ask at once meet at the row, and one waits for the other.
 */
export const takeLease = async (ctx: Context, runId: string): Promise<Taken | 'busy' | 'over'> => {
  const state = await lockState(ctx);
  const run = await readRun(ctx.sql, runId);
  if (run === null || isOver(run)) return 'over';
  if (isHeld(state, ctx.now)) return 'busy';
  const holder = ctx.newId();
  await ctx.sql.run(`UPDATE sync_state SET run_id = ?, holder = ?, lease_until = ? WHERE name = 'erp'`, [runId, holder, untilFrom(ctx)]);
  await ctx.sql.run(`UPDATE sync_run SET state = 'running', error = NULL WHERE id = ?`, [runId]);
  return { run: { ...run, state: 'running' }, holder };
};

/**
 * Locks the lease in the transaction that writes a page, and renews it. Null: somebody else has taken it meanwhile, and nothing of
 * the page may be written.
 */
export const holdLease = async (ctx: Context, { run, holder }: Taken): Promise<SyncRunRow | null> => {
  const state = await lockState(ctx);
  if (state.holder !== holder) return null;
  const now = await readRun(ctx.sql, run.id);
  if (now === null || isOver(now)) return null;
  await ctx.sql.run(`UPDATE sync_state SET lease_until = ? WHERE name = 'erp'`, [untilFrom(ctx)]);
  return now;
};

/** Gives the lease back, if this run has it. */
export const freeLease = (ctx: Context, runId: string): Promise<number> =>
  ctx.sql.run(`UPDATE sync_state SET run_id = NULL, holder = NULL, lease_until = NULL WHERE name = 'erp' AND run_id = ?`, [runId]);

export const lockState = async ({ sql }: Context): Promise<SyncStateRow> =>
  (await sql.one<SyncStateRow>(`SELECT * FROM sync_state WHERE name = 'erp'${sql.lock}`))!;

export const readRun = (sql: Reads, runId: string): Promise<SyncRunRow | null> =>
  sql.one<SyncRunRow>('SELECT * FROM sync_run WHERE id = ?', [runId]);

export const isHeld = ({ holder, lease_until: until }: SyncStateRow, now: Date): boolean =>
  holder !== null && until !== null && until > now;

export const isOver = ({ state }: SyncRunRow): boolean => state !== 'waiting' && state !== 'running';

const untilFrom = ({ now }: Context): Date => new Date(now.getTime() + leaseMs);
