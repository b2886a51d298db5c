import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/print/print.contract.ts';
import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { printLeaseMs, printMachine, printTriesMax } from '@mendian/shared/print/print-status.ts';
import type { Device } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { requireJob, type ShownJob } from './present-job.ts';

/**
 * A device takes a job, for a minute alone. Whoever takes what was taken already does not know whether paper came out meanwhile: it is
 * printed all the same, and says so; after some times it waits for a person.
 */
export const takeJob = async (ctx: Context<Device>, { jobId }: InputOf<typeof contract.takePrint>): Promise<ShownJob> => {
  const { sql, actor, now } = ctx;
  const taken = await sql.run(
    `UPDATE print_job SET doubtful = CASE WHEN state = 'taken' THEN 1 ELSE doubtful END, state = 'taken', attempts = attempts + 1,
      taken_by = ?, taken_at = ?, lease_until = ?
    WHERE id = ? AND store_id = ? AND state IN (?) AND (state <> 'taken' OR (attempts < ? AND (taken_by = ? OR lease_until < ?)))`,
    [
      ...[actor.terminalId, now, new Date(now.getTime() + printLeaseMs), jobId, actor.storeId],
      ...[printMachine.from('take'), printTriesMax, actor.terminalId, now],
    ],
  );
  const job = await requireJob(sql, actor, jobId);
  if (taken === 0) throw refusePrint(whyNot(job));
  return job;
};

const whyNot = ({ state, attempts }: ShownJob) =>
  state === 'held' || (state === 'taken' && attempts >= printTriesMax) ? 'print/held' : state === 'taken' ? 'print/taken' : 'print/over';
