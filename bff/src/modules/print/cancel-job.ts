import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/print/print.contract.ts';
import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { printMachine } from '@mendian/shared/print/print-status.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { requireJob, type ShownJob } from './present-job.ts';

/** A clerk decides that it is not needed. What a device has in hand right now is left to it. */
export const cancelJob = async (ctx: Context<Clerk>, { jobId }: InputOf<typeof contract.cancelPrint>): Promise<ShownJob> => {
  const { sql, actor, now } = ctx;
  const cancelled = await sql.run(
    `UPDATE print_job SET state = 'cancelled', ended_at = ?, ended_by = ?, lease_until = NULL
    WHERE id = ? AND store_id = ? AND state IN (?) AND (state <> 'taken' OR lease_until < ?)`,
    [now, actor.name, jobId, actor.storeId, printMachine.from('cancel'), now],
  );
  const job = await requireJob(sql, actor, jobId);
  if (cancelled === 1) ctx.tell(actor.storeId, { kind: 'prints' });
  else if (job.state !== 'cancelled') throw refusePrint(job.state === 'taken' ? 'print/taken' : 'print/over');
  return job;
};
