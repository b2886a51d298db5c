import { openPrintStates, type PaperKind, type PrintKind } from '@mendian/shared/print/print-status.ts';
import { actorName } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { allRows, firstRow, type Question } from '../../platform/sql.ts';
import { pagePrinter, type PrintJobRow } from './print.rows.ts';
import { columnsOf, whereAbout, type Subject } from './subject.ts';

type InStore = { readonly storeId: string } & Subject;

export const askPrinters = (storeId: string, kind: PaperKind): Question<{ readonly id: string }[]> =>
  allRows('SELECT id FROM printer WHERE store_id = ? AND removed_at IS NULL AND kinds LIKE ? ORDER BY id', [storeId, `%${kind}%`]);

/**
 * Asks with the transaction's next statement which printers print such a ticket by themselves. What it gives makes their jobs, the first of
 * each order or shift only: where somebody had it printed before, its key is there.
 */
export const printsOf = (ctx: Context, { storeId, ...subject }: InStore, kind: PaperKind): (() => void) => {
  let printers: readonly { readonly id: string }[] = [];
  ctx.sql.first.ask(askPrinters(storeId, kind), (found) => void (printers = found));
  return () => {
    for (const { id } of printers) insertJob(ctx, storeId, { kind, subject, printerId: id }, { ignore: true });
  };
};

type NewJob = {
  readonly kind: PrintKind;
  readonly printerId: string;
  /** Null: a page that tests the printer. */
  readonly subject: Subject | null;
  readonly copy?: number;
  /** Asked for by somebody, not made by what happened to the order or shift. */
  readonly asked?: { readonly by: string; readonly why: string };
};

/** Writes a job and tells the store's devices; gives its id. `ignore`: not where that copy of it is there. */
export const insertJob = (
  ctx: Context,
  storeId: string,
  { kind, printerId, subject, copy = 0, asked }: NewJob,
  options: { readonly ignore?: boolean } = {},
): string => {
  const id = ctx.newId();
  const row = jobRow({
    ...{ id, store_id: storeId, printer_id: printerId, kind, ...columnsOf(subject), copy, made_at: ctx.now },
    ...(asked === undefined ? {} : { asked_by: asked.by.slice(0, 30), why: asked.why }),
  });
  ctx.sql.later.insert('print_job', [row], options);
  ctx.tell(storeId, { kind: 'prints' });
  return id;
};

/** What a browser printed goes into the ledger, as done: nothing had to wait. */
export const notePagePrinted = async (ctx: Context, { storeId, ...subject }: InStore, kind: PaperKind): Promise<void> => {
  const { where, id } = whereAbout(subject);
  const [found] = await ctx.sql.ask(
    firstRow<{ last: number | null }>(`SELECT MAX(copy) AS last FROM print_job WHERE ${where} AND kind = ? AND printer_id = ?`, [
      ...[id, kind, pagePrinter],
    ]),
  );
  const name = actorName(ctx.actor).slice(0, 30);
  ctx.sql.later.insert('print_job', [
    jobRow({
      ...{ id: ctx.newId(), store_id: storeId, printer_id: pagePrinter, kind, ...columnsOf(subject), copy: (found?.last ?? -1) + 1 },
      ...{ state: 'printed', attempts: 1, asked_by: name, ended_by: name, made_at: ctx.now, taken_at: ctx.now, ended_at: ctx.now },
      taken_by: 'terminalId' in ctx.actor ? ctx.actor.terminalId : null,
    }),
  ]);
};

/** An order that ended is not made any more: what of it still waits for paper does not come out. */
export const dropJobs = (ctx: Context, orderId: string): void =>
  ctx.sql.later.run(`UPDATE print_job SET state = 'cancelled', ended_at = ?, ended_by = ? WHERE order_id = ? AND state IN (?)`, [
    ...[ctx.now, '订单结束'],
    orderId,
    openPrintStates.filter((state) => state !== 'taken'),
  ]);

type Given = Pick<PrintJobRow, 'id' | 'store_id' | 'printer_id' | 'kind' | 'order_id' | 'shift_id' | 'copy' | 'made_at'> &
  Partial<PrintJobRow>;

const jobRow = (given: Given): PrintJobRow => ({
  ...{ state: 'waiting', doubtful: 0, attempts: 0, reason: '', asked_by: '', why: '', ended_by: '' },
  ...{ taken_by: null, lease_until: null, taken_at: null, ended_at: null },
  ...given,
});
