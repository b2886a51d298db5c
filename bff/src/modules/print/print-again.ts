import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/print/print.contract.ts';
import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { openPrintStates } from '@mendian/shared/print/print-status.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { insertJob } from './add-jobs.ts';
import { canPrintAgain, requireJob, type ShownJob } from './present-job.ts';
import type { PrintDoor } from './print-door.ts';
import { requirePrinter } from './read-printers.ts';

/** A clerk wants an order's slip: the first, or once more, from each printer that prints such. */
export const printOrder =
  (door: PrintDoor) =>
  async (ctx: Context<Clerk>, { orderId, kind, why }: InputOf<typeof contract.printOrder>): Promise<ShownJob[]> => {
    await door.lock(ctx, orderId);
    const { storeId } = ctx.actor;
    const printers = await ctx.sql.all<{ id: string }>(
      'SELECT id FROM printer WHERE store_id = ? AND removed_at IS NULL AND kinds LIKE ? ORDER BY id',
      [storeId, `%${kind}%`],
    );
    if (printers.length === 0) throw refusePrint('print/no-printer');
    const known = await ctx.sql.all<KnownRow>('SELECT printer_id, copy, state FROM print_job WHERE order_id = ? AND kind = ?', [
      orderId,
      kind,
    ]);
    const free = printers.filter(({ id }) => !isOpen(known, id));
    if (free.length === 0) throw refusePrint('print/waiting');
    const asked = { by: ctx.actor.name, why };
    const ids = free.map(({ id }) => insertJob(ctx, storeId, { kind, orderId, printerId: id, copy: nextCopy(known, id), asked }));
    return Promise.all(ids.map((id) => requireJob(ctx.sql, ctx.actor, id)));
  };

/** The same slip from the same printer once more. */
export const printAgain =
  (door: PrintDoor) =>
  async (ctx: Context<Clerk>, { jobId, why }: InputOf<typeof contract.printAgain>): Promise<ShownJob> => {
    const job = await requireJob(ctx.sql, ctx.actor, jobId);
    if (openPrintStates.includes(job.state)) throw refusePrint('print/waiting');
    if (!canPrintAgain(job)) throw refusePrint('print/no-printer');
    const { order_id: orderId, printer_id: printerId, kind } = job as ShownJob & { order_id: string };
    await door.lock(ctx, orderId);
    const known = await ctx.sql.all<KnownRow>('SELECT printer_id, copy, state FROM print_job WHERE order_id = ? AND kind = ?', [
      orderId,
      kind,
    ]);
    if (isOpen(known, printerId)) throw refusePrint('print/waiting');
    const asked = { by: ctx.actor.name, why };
    const id = insertJob(ctx, ctx.actor.storeId, { kind, orderId, printerId, copy: nextCopy(known, printerId), asked });
    return requireJob(ctx.sql, ctx.actor, id);
  };

export const printTest = async (ctx: Context<Clerk>, { printerId }: InputOf<typeof contract.printTestPage>): Promise<ShownJob> => {
  await requirePrinter(ctx.sql, ctx.actor, printerId);
  const asked = { by: ctx.actor.name, why: '' };
  const id = insertJob(ctx, ctx.actor.storeId, { kind: 'test', orderId: null, printerId, asked });
  return requireJob(ctx.sql, ctx.actor, id);
};

type KnownRow = { readonly printer_id: string; readonly copy: number; readonly state: ShownJob['state'] };

const isOpen = (known: readonly KnownRow[], printerId: string): boolean =>
  known.some((job) => job.printer_id === printerId && openPrintStates.includes(job.state));

const nextCopy = (known: readonly KnownRow[], printerId: string): number =>
  known.filter((job) => job.printer_id === printerId).reduce((next, { copy }) => Math.max(next, copy + 1), 0);
