import { openPrintStates, type PrintKind } from '@mendian/shared/print/print-status.ts';
import type { SlipKind } from '@mendian/shared/print/slip.ts';
import { actorName } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { allRows, firstRow, type Question } from '../../platform/sql.ts';
import { pagePrinter, type PrintJobRow } from './print.rows.ts';

type OfOrder = { readonly storeId: string; readonly orderId: string };
/** A printer, and of this order's slips of the kind the last one it has: null when it has none. */
type Candidate = { readonly id: string; readonly last: number | null };

const candidates = (kind: SlipKind, { storeId, orderId }: OfOrder): Question<Candidate[]> =>
  allRows<Candidate>(
    `SELECT p.id, (SELECT MAX(j.copy) FROM print_job j WHERE j.order_id = ? AND j.kind = ? AND j.printer_id = p.id) AS last
    FROM printer p WHERE p.store_id = ? AND p.removed_at IS NULL AND p.kinds LIKE ? ORDER BY p.id`,
    [orderId, kind, storeId, `%${kind}%`],
  );

/**
 * Asks with the transaction's next statement which printers print such a slip by themselves. What it gives makes their jobs, each order's
 * first only: of two transactions at once the unique key lets one through, and the other looks again.
 */
export const printsOf = (ctx: Context, order: OfOrder, kind: SlipKind): (() => void) => {
  let printers: readonly Candidate[] = [];
  ctx.sql.first.ask(candidates(kind, order), (found) => void (printers = found));
  return () => {
    for (const { id } of printers.filter(({ last }) => last === null))
      insertJob(ctx, order.storeId, { kind, orderId: order.orderId, printerId: id });
  };
};

type NewJob = {
  readonly kind: PrintKind;
  readonly printerId: string;
  readonly orderId: string | null;
  readonly copy?: number;
  /** Asked for by somebody, not made by what happened to the order. */
  readonly asked?: { readonly by: string; readonly why: string };
};

/** Writes a job and tells the store's devices; gives its id. */
export const insertJob = (ctx: Context, storeId: string, { kind, printerId, orderId, copy = 0, asked }: NewJob): string => {
  const id = ctx.newId();
  ctx.sql.later.insert('print_job', [
    jobRow({
      ...{ id, store_id: storeId, printer_id: printerId, kind, order_id: orderId, copy, made_at: ctx.now },
      ...(asked === undefined ? {} : { asked_by: asked.by.slice(0, 30), why: asked.why }),
    }),
  ]);
  ctx.tell(storeId, { kind: 'prints' });
  return id;
};

/** A slip that a browser printed goes into the ledger as it is noted on its order. */
export const notePagePrinted = async (ctx: Context, { storeId, orderId }: OfOrder, kind: SlipKind): Promise<void> => {
  const [found] = await ctx.sql.ask(
    firstRow<{ last: number | null }>('SELECT MAX(copy) AS last FROM print_job WHERE order_id = ? AND kind = ? AND printer_id = ?', [
      ...[orderId, kind, pagePrinter],
    ]),
  );
  const name = actorName(ctx.actor).slice(0, 30);
  ctx.sql.later.insert('print_job', [
    jobRow({
      ...{ id: ctx.newId(), store_id: storeId, printer_id: pagePrinter, kind, order_id: orderId, copy: (found?.last ?? -1) + 1 },
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

type Given = Pick<PrintJobRow, 'id' | 'store_id' | 'printer_id' | 'kind' | 'order_id' | 'copy' | 'made_at'> & Partial<PrintJobRow>;

const jobRow = (given: Given): PrintJobRow => ({
  ...{ state: 'waiting', doubtful: 0, attempts: 0, reason: '', asked_by: '', why: '', ended_by: '' },
  ...{ taken_by: null, lease_until: null, taken_at: null, ended_at: null },
  ...given,
});
