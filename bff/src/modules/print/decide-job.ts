import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { printMachine, type PrintState } from '@mendian/shared/print/print-status.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Value } from '../../platform/sql.ts';
import { requireJob, type ShownJob } from './present-job.ts';

type Of = { readonly jobId: string };

/** A clerk decides that it is not needed. */
export const cancelJob = (ctx: Context<Clerk>, { jobId }: Of): Promise<ShownJob> =>
  decide(ctx, jobId, 'cancel', { state: 'cancelled', ended_at: ctx.now, ended_by: ctx.actor.name });

/** A clerk has looked at the paper and wants it: its tries are counted anew. */
export const retryJob = (ctx: Context<Clerk>, { jobId }: Of): Promise<ShownJob> =>
  decide(ctx, jobId, 'retry', { state: 'waiting', attempts: 0, reason: '' });

/** What a device has in hand right now is left to it; what no device answered for may have come out. */
const decide = async (
  { sql, actor, now, tell }: Context<Clerk>,
  jobId: string,
  action: 'cancel' | 'retry',
  set: { readonly state: PrintState } & Record<string, Value>,
): Promise<ShownJob> => {
  const columns = Object.keys(set).map((column) => `${column} = ?`);
  const decided = await sql.run(
    `UPDATE print_job SET doubtful = CASE WHEN state = 'taken' THEN 1 ELSE doubtful END, ${columns.join(', ')}, lease_until = NULL
    WHERE id = ? AND store_id = ? AND state IN (?) AND (state <> 'taken' OR lease_until < ?)`,
    [...Object.values(set), jobId, actor.storeId, printMachine.from(action), now],
  );
  const job = await requireJob(sql, actor, jobId);
  if (decided === 1) tell(actor.storeId, { kind: 'prints' });
  else if (job.state !== set.state) throw refusePrint(job.state === 'taken' ? 'print/taken' : 'print/over');
  return job;
};
