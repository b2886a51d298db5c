import type { PrintJobData } from '@mendian/shared/print/print.contract.ts';
import { printMachine } from '@mendian/shared/print/print-status.ts';
import type { PaperMm } from '@mendian/shared/print/ticket.ts';
import { saleNumber } from '@mendian/shared/till/sale-number.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { firstRow, type Reads } from '../../platform/sql.ts';
import { pagePrinter, type PrintJobRow } from './print.rows.ts';

/** A job with the names of its printer and device, and its order's or sale's number. A browser has no printer. */
export type ShownJob = PrintJobRow & {
  readonly printer_name: string | null;
  readonly paper_mm: PaperMm | null;
  readonly printer_gone: Date | null;
  readonly device: string | null;
  readonly pickup_number: string | null;
  readonly sale_day: string | null;
  readonly sale_no: number | null;
};

/** Columns and joins of a `ShownJob` under the alias `j`. */
export const shownJobs = `SELECT j.*, p.name AS printer_name, p.paper_mm, p.removed_at AS printer_gone, t.name AS device, o.pickup_number,
    c.business_day AS sale_day, c.number AS sale_no FROM print_job j
  LEFT JOIN printer p ON p.id = j.printer_id LEFT JOIN terminal t ON t.id = j.taken_by LEFT JOIN orders o ON o.id = j.order_id
  LEFT JOIN counter_sale c ON c.order_id = j.order_id`;

const readJob = async (sql: Reads, jobId: string): Promise<ShownJob | null> =>
  (await sql.ask(firstRow<ShownJob>(`${shownJobs} WHERE j.id = ?`, [jobId])))[0];

/** A job of the caller's store; of another one it is not there. */
export const requireJob = async (sql: Reads, { storeId }: { readonly storeId: string }, jobId: string): Promise<ShownJob> => {
  const job = await readJob(sql, jobId);
  if (job === null || job.store_id !== storeId) throw refuse('thing/not-found');
  return job;
};

/** Whether a device has it alone now. */
const isLeased = ({ state, lease_until: until }: Pick<PrintJobRow, 'state' | 'lease_until'>, now: Date): boolean =>
  state === 'taken' && until !== null && until >= now;

/** Whether paper of it may be lying in the store: then the next says so. */
export const comesAgain = ({ copy, doubtful }: Pick<PrintJobRow, 'copy' | 'doubtful'>): boolean => copy > 0 || doubtful === 1;

export const presentJob = (job: ShownJob, now: Date): PrintJobData => ({
  ...{ id: job.id, kind: job.kind, state: job.state, copy: job.copy, doubtful: job.doubtful === 1, attempts: job.attempts },
  ...{ orderId: job.order_id, pickupNumber: job.pickup_number, askedBy: job.asked_by, why: job.why, endedBy: job.ended_by },
  saleNumber: job.sale_day === null || job.sale_no === null ? null : saleNumber(job.sale_day, job.sale_no),
  ...{ reason: job.reason, device: job.device ?? '' },
  printerId: job.printer_id === pagePrinter ? null : job.printer_id,
  printerName: job.printer_name ?? '',
  at: { made: job.made_at.toISOString(), taken: job.taken_at?.toISOString() ?? null, ended: job.ended_at?.toISOString() ?? null },
  can: {
    cancel: printMachine.can(job.state, 'cancel') && !isLeased(job, now),
    retry: printMachine.can(job.state, 'retry') && !isLeased(job, now),
    again: canPrintAgain(job),
  },
});

/** A ticket that is over, on a printer that is still there; a page that tests one is asked for at the printer. */
export const canPrintAgain = ({ state, kind, printer_id: printerId, printer_gone: gone }: ShownJob): boolean =>
  (state === 'printed' || state === 'cancelled') && kind !== 'test' && printerId !== pagePrinter && gone === null;
