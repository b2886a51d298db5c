import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refusePrint } from '@mendian/shared/print/print.errors.ts';
import { openPrintStates } from '@mendian/shared/print/print-status.ts';
import { printersPerStoreMax } from '@mendian/shared/print/printer.contract.ts';
import type * as contract from '@mendian/shared/print/printer.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { PrinterRow } from './print.rows.ts';
import { presentPrinter, readPrinters, requirePrinter } from './read-printers.ts';

export const addPrinter = async (
  ctx: Context<Clerk>,
  { name, paperMm, kinds }: InputOf<typeof contract.addPrinter>,
): Promise<PrinterRow> => {
  const { storeId } = ctx.actor;
  const printers = await readPrinters(ctx.sql, storeId);
  if (printers.length >= printersPerStoreMax) throw refusePrint('printer/too-many');
  requireFree(printers, name);
  const row: PrinterRow = {
    ...{ id: ctx.newId(), store_id: storeId, name, paper_mm: paperMm, kinds: kinds.join(), kinds_since: ctx.now },
    ...{ used_by: storeId, created_at: ctx.now, removed_at: null },
  };
  await ctx.sql.insert('printer', [row]);
  ctx.tell(storeId, { kind: 'prints' });
  audit(ctx, { action: 'printer.added', subject: row.id, detail: { name } });
  return row;
};

export const changePrinter = async (
  ctx: Context<Clerk>,
  { printerId, name, paperMm, kinds }: InputOf<typeof contract.changePrinter>,
): Promise<PrinterRow> => {
  const before = await requirePrinter(ctx.sql, ctx.actor, printerId);
  requireFree(
    (await readPrinters(ctx.sql, ctx.actor.storeId)).filter(({ id }) => id !== printerId),
    name,
  );
  const { kinds: known } = presentPrinter(before);
  const since = kinds.every((kind) => known.includes(kind)) ? before.kinds_since : ctx.now;
  const row: PrinterRow = { ...before, name, paper_mm: paperMm, kinds: kinds.join(), kinds_since: since };
  await ctx.sql.run('UPDATE printer SET name = ?, paper_mm = ?, kinds = ?, kinds_since = ? WHERE id = ?', [
    ...[name, paperMm, row.kinds, since],
    printerId,
  ]);
  ctx.tell(row.store_id, { kind: 'prints' });
  audit(ctx, { action: 'printer.changed', subject: printerId, detail: { name } });
  return row;
};

/** What waited for it will not come out any more, and is cancelled with it. */
export const removePrinter = async (ctx: Context<Clerk>, { printerId }: InputOf<typeof contract.removePrinter>): Promise<void> => {
  const { sql, actor, now } = ctx;
  const { name } = await requirePrinter(sql, actor, printerId);
  await sql.run('UPDATE printer SET removed_at = ?, used_by = NULL WHERE id = ?', [now, printerId]);
  await sql.run(
    `UPDATE print_job SET state = 'cancelled', ended_at = ?, ended_by = ?, lease_until = NULL WHERE store_id = ? AND printer_id = ? AND state IN (?)`,
    [now, actor.name, actor.storeId, printerId, openPrintStates],
  );
  ctx.tell(actor.storeId, { kind: 'prints' });
  audit(ctx, { action: 'printer.removed', subject: printerId, detail: { name } });
};

const requireFree = (printers: readonly PrinterRow[], name: string): void => {
  if (printers.some((printer) => printer.name === name)) throw refusePrint('printer/name-taken');
};
