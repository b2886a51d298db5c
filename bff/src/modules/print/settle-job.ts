import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/print/print.contract.ts';
import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { printTriesMax, type PrintState } from '@mendian/shared/print/print-status.ts';
import { isSlip } from '@mendian/shared/print/slip.ts';
import type { Device } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Value } from '../../platform/sql.ts';
import { requireJob, type ShownJob } from './present-job.ts';
import type { PrintDoor } from './print-door.ts';

/** The printer has it. Told again, it is answered the same. */
export const finishJob =
  (door: PrintDoor) =>
  async (ctx: Context<Device>, { jobId }: InputOf<typeof contract.donePrint>): Promise<ShownJob> => {
    const job = await requireJob(ctx.sql, ctx.actor, jobId);
    if (isTold(ctx, job, 'printed')) return job;
    requireTaken(ctx, job);
    if (job.order_id !== null && isSlip(job.kind)) door.printed(ctx, { storeId: job.store_id, orderId: job.order_id }, job.kind);
    await settle(ctx, job, { state: 'printed', reason: '', ended_at: ctx.now });
    return requireJob(ctx.sql, ctx.actor, jobId);
  };

/** Nothing came out, or not all of it: it is to be taken again, unless that was so too often already. */
export const failJob = async (ctx: Context<Device>, { jobId, reason, begun }: InputOf<typeof contract.failPrint>): Promise<ShownJob> => {
  const job = await requireJob(ctx.sql, ctx.actor, jobId);
  if (isTold(ctx, job, 'failed') || isTold(ctx, job, 'held')) return job;
  requireTaken(ctx, job);
  await settle(ctx, job, { state: begun && job.attempts >= printTriesMax ? 'held' : 'failed', reason, doubtful: begun ? 1 : job.doubtful });
  return requireJob(ctx.sql, ctx.actor, jobId);
};

const isTold = ({ actor }: Context<Device>, job: ShownJob, state: PrintState): boolean =>
  job.state === state && job.taken_by === actor.terminalId;

const requireTaken = ({ actor }: Context<Device>, { state, taken_by: takenBy }: ShownJob): void => {
  if (state === 'printed' || state === 'cancelled') throw refusePrint('print/over');
  if (state !== 'taken') throw refusePrint('print/not-taken');
  if (takenBy !== actor.terminalId) throw refusePrint('print/taken');
};

/** Only while it is still the caller's: another device may take it, or somebody cancel it, at the same moment. */
const settle = async (ctx: Context<Device>, { id, store_id: storeId }: ShownJob, set: Record<string, Value>): Promise<void> => {
  const changed = { ...set, lease_until: null };
  const settled = await ctx.sql.run(
    `UPDATE print_job SET ${Object.keys(changed)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE id = ? AND state = 'taken' AND taken_by = ?`,
    [...Object.values(changed), id, ctx.actor.terminalId],
  );
  if (settled === 0) throw refusePrint('print/taken');
  ctx.tell(storeId, { kind: 'prints' });
};
