import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/print/print.contract.ts';
import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { openPrintStates, type PaperKind } from '@mendian/shared/print/print-status.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { askPrinters, insertJob, notePagePrinted } from './add-jobs.ts';
import { canPrintAgain, requireJob, type ShownJob } from './present-job.ts';
import type { PrintDoor } from './print-door.ts';
import { requirePrinter } from './read-printers.ts';
import { subjectOf, whereAbout, type Subject } from './subject.ts';

/** A clerk wants an order's slip, or a sale's receipt: the first, or once more, from each printer that prints such. */
export const printOrder =
  (door: PrintDoor) =>
  async (ctx: Context<Clerk>, { orderId, kind, why }: InputOf<typeof contract.printOrder>): Promise<ShownJob[]> => {
    await lockSubject(ctx, door, { orderId }, kind);
    return printOn(ctx, { orderId }, kind, why);
  };

/** A clerk wants a shift's report. */
export const printShift =
  (door: PrintDoor) =>
  async (ctx: Context<Clerk>, { shiftId, why }: InputOf<typeof contract.printShift>): Promise<ShownJob[]> => {
    await lockSubject(ctx, door, { shiftId }, 'shift');
    return printOn(ctx, { shiftId }, 'shift', why);
  };

/** A browser printed a receipt or a shift's report. */
export const notePagePrint =
  (door: PrintDoor) =>
  async (ctx: Context<Clerk>, { kind, ...subject }: InputOf<typeof contract.notePagePrint>): Promise<void> => {
    await lockSubject(ctx, door, subject, kind);
    await notePagePrinted(ctx, { storeId: ctx.actor.storeId, ...subject }, kind);
  };

/** The same ticket from the same printer once more. */
export const printAgain =
  (door: PrintDoor) =>
  async (ctx: Context<Clerk>, { jobId, why }: InputOf<typeof contract.printAgain>): Promise<ShownJob> => {
    const job = await requireJob(ctx.sql, ctx.actor, jobId);
    if (openPrintStates.includes(job.state)) throw refusePrint('print/waiting');
    const subject = subjectOf(job);
    if (subject === null || job.kind === 'test' || !canPrintAgain(job)) throw refusePrint('print/no-printer');
    const { printer_id: printerId, kind } = job;
    await lockSubject(ctx, door, subject, kind);
    const known = await readKnown(ctx, subject, kind);
    if (isOpen(known, printerId)) throw refusePrint('print/waiting');
    const asked = { by: ctx.actor.name, why };
    const id = insertJob(ctx, ctx.actor.storeId, { kind, subject, printerId, copy: nextCopy(known, printerId), asked });
    return requireJob(ctx.sql, ctx.actor, id);
  };

export const printTest = async (ctx: Context<Clerk>, { printerId }: InputOf<typeof contract.printTestPage>): Promise<ShownJob> => {
  await requirePrinter(ctx.sql, ctx.actor, printerId);
  const asked = { by: ctx.actor.name, why: '' };
  const id = insertJob(ctx, ctx.actor.storeId, { kind: 'test', subject: null, printerId, asked });
  return requireJob(ctx.sql, ctx.actor, id);
};

/** Locks what is printed, as far as the clerk's store has it and there is such a ticket of it. */
const lockSubject = async (ctx: Context<Clerk>, door: PrintDoor, subject: Subject, kind: PaperKind): Promise<void> => {
  if ('shiftId' in subject) {
    await door.lockShift(ctx, subject.shiftId);
    if ((await door.shift(ctx.sql, subject.shiftId))?.closed === null) throw refusePrint('print/shift-open');
    return;
  }
  await door.lock(ctx, subject.orderId);
  if (kind === 'receipt' && (await door.sale(ctx.sql, subject.orderId, ctx.now)) === null) throw refuse('thing/not-found');
};

const printOn = async (ctx: Context<Clerk>, subject: Subject, kind: PaperKind, why: string): Promise<ShownJob[]> => {
  const { storeId, name } = ctx.actor;
  const [printers] = await ctx.sql.ask(askPrinters(storeId, kind));
  if (printers.length === 0) throw refusePrint('print/no-printer');
  const known = await readKnown(ctx, subject, kind);
  const free = printers.filter(({ id }) => !isOpen(known, id));
  if (free.length === 0) throw refusePrint('print/waiting');
  const asked = { by: name, why };
  const ids = free.map(({ id }) => insertJob(ctx, storeId, { kind, subject, printerId: id, copy: nextCopy(known, id), asked }));
  return Promise.all(ids.map((id) => requireJob(ctx.sql, ctx.actor, id)));
};

type KnownRow = { readonly printer_id: string; readonly copy: number; readonly state: ShownJob['state'] };

const readKnown = ({ sql }: Context<Clerk>, subject: Subject, kind: PaperKind): Promise<KnownRow[]> => {
  const { where, id } = whereAbout(subject);
  return sql.all<KnownRow>(`SELECT printer_id, copy, state FROM print_job WHERE ${where} AND kind = ?`, [id, kind]);
};

const isOpen = (known: readonly KnownRow[], printerId: string): boolean =>
  known.some((job) => job.printer_id === printerId && openPrintStates.includes(job.state));

const nextCopy = (known: readonly KnownRow[], printerId: string): number =>
  known.filter((job) => job.printer_id === printerId).reduce((next, { copy }) => Math.max(next, copy + 1), 0);
