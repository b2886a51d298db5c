import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { refuseMasterData } from '@mendian/shared/master-data/master-data.errors.ts';
import type * as contract from '@mendian/shared/master-data/sync.contract.ts';
import { actorName } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { askSync } from './ask-sync.ts';
import { endRun } from './end-run.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';
import type { HeadOffice } from './head-office.ts';
import { presentRun } from './present-run.ts';
import { isHeld, isOver, lockState, readRun } from './sync-lease.ts';

/** Somebody at the desk wants it now. */
export const startSync =
  (hasErp: boolean) =>
  async (ctx: Context<HeadOffice>, { kind }: InputOf<typeof contract.startSync>) => {
    requireWholeChain(ctx);
    if (!hasErp) throw refuseMasterData('master-data/no-erp');
    const id = await askSync(ctx, kind, actorName(ctx.actor));
    audit(ctx, { action: 'sync.started', subject: id, detail: { kind } });
    return presentRun((await readRun(ctx.sql, id))!, true);
  };

/** A run that is at a page ends behind it; one that only waits ends at once. What was written stays. */
export const stopSync = async (ctx: Context<HeadOffice>, { runId }: InputOf<typeof contract.stopSync>) => {
  requireWholeChain(ctx);
  const state = await lockState(ctx);
  const run = await readRun(ctx.sql, runId);
  if (run === null) throw refuse('thing/not-found');
  if (isOver(run)) throw refuse('state/not-allowed', { state: run.state }, '这次同步已经结束，不用停止');
  await ctx.sql.run('UPDATE sync_run SET stop = 1 WHERE id = ?', [runId]);
  if (!(state.run_id === runId && isHeld(state, ctx.now))) await endRun(ctx, run, 'stopped');
  audit(ctx, { action: 'sync.stopped', subject: runId });
  return presentRun((await readRun(ctx.sql, runId))!, true);
};
