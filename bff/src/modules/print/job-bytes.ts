import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/print/print.contract.ts';
import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { layOut } from '@mendian/shared/print/layout.ts';
import { receiptTicket } from '@mendian/shared/print/receipt.ts';
import { shiftTicket } from '@mendian/shared/print/shift-report.ts';
import { isSlip, slipTicket } from '@mendian/shared/print/slip.ts';
import { testTicket } from '@mendian/shared/print/test-ticket.ts';
import type { Ticket } from '@mendian/shared/print/ticket.ts';
import type { PaperStore } from '@mendian/shared/print/ticket-parts.ts';
import type { Device } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import { readStore } from '../store/index.ts';
import { escPos } from './esc-pos.ts';
import { comesAgain, requireJob, type ShownJob } from './present-job.ts';
import type { PrintDoor } from './print-door.ts';

/** What whoever took a job sends to its printer: the ticket as things are now. */
export const jobBytes =
  (door: PrintDoor) =>
  async (ctx: ReadContext<Device>, { jobId }: InputOf<typeof contract.getPrintBytes>): Promise<ReplyOf<typeof contract.getPrintBytes>> => {
    const job = await requireJob(ctx.sql, ctx.actor, jobId);
    if (job.state !== 'taken' || job.taken_by !== ctx.actor.terminalId) throw refusePrint('print/not-taken');
    const ticket = await ticketOf(ctx, door, job);
    return { base64: escPos(layOut(ticket, job.paper_mm ?? 80)).toString('base64') };
  };

const ticketOf = async ({ sql, now }: ReadContext<Device>, door: PrintDoor, job: ShownJob): Promise<Ticket> => {
  const store = await readStore(sql, job.store_id);
  if (store === null) throw new Error(`print job ${job.id} belongs to no store`);
  if (job.kind === 'test')
    return testTicket({ storeName: store.name, printerName: job.printer_name ?? '', paperMm: job.paper_mm ?? 80, now });
  const ticket = await (job.shift_id === null ? ofOrder(sql, door, job, { store, now }) : ofShift(sql, door, job, store));
  if (ticket === null) throw new Error(`print job ${job.id} is about nothing`);
  return ticket;
};

type Paper = { readonly store: PaperStore; readonly now: Date };

const ofOrder = async (sql: Reads, door: PrintDoor, job: ShownJob, { store, now }: Paper): Promise<Ticket | null> => {
  const { order_id: orderId, kind } = job;
  if (orderId === null) return null;
  const again = comesAgain(job);
  if (kind === 'receipt') {
    const sale = await door.sale(sql, orderId, now);
    return sale && receiptTicket({ sale, store, again });
  }
  if (!isSlip(kind)) return null;
  const order = await door.view(sql, orderId);
  return order && slipTicket(kind, { order, store, nowMs: now.getTime(), again });
};

const ofShift = async (sql: Reads, door: PrintDoor, job: ShownJob, store: PaperStore): Promise<Ticket | null> => {
  const shift = job.shift_id === null ? null : await door.shift(sql, job.shift_id);
  return shift && shiftTicket({ shift, store, again: comesAgain(job) });
};
