import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { PrinterData } from '@mendian/shared/print/printer.contract.ts';
import { paperKinds, type PaperKind } from '@mendian/shared/print/print-status.ts';
import { allRows, type Question, type Reads } from '../../platform/sql.ts';
import type { PrinterRow } from './print.rows.ts';

/** A store's network printers, as they were added. */
const askPrinters = (storeId: string): Question<PrinterRow[]> =>
  allRows<PrinterRow>('SELECT * FROM printer WHERE store_id = ? AND removed_at IS NULL ORDER BY id', [storeId]);

export const readPrinters = async (sql: Reads, storeId: string): Promise<PrinterRow[]> => (await sql.ask(askPrinters(storeId)))[0];

/** A printer of the caller's store; of another one it is not there, nor once it was removed. */
export const requirePrinter = async (sql: Reads, { storeId }: { readonly storeId: string }, printerId: string): Promise<PrinterRow> => {
  const printer = (await readPrinters(sql, storeId)).find(({ id }) => id === printerId);
  if (printer === undefined) throw refuse('thing/not-found');
  return printer;
};

const kindsOf = ({ kinds }: Pick<PrinterRow, 'kinds'>): PaperKind[] => paperKinds.filter((kind) => kinds.split(',').includes(kind));

export const presentPrinter = (row: PrinterRow): PrinterData => ({
  ...{ id: row.id, name: row.name, paperMm: row.paper_mm, kinds: kindsOf(row) },
});

/** Which tickets come out of a network printer in this store: those are not printed in the browser. */
export const networkSlips = async (sql: Reads, storeId: string): Promise<PaperKind[]> => {
  const printers = await readPrinters(sql, storeId);
  return paperKinds.filter((kind) => printers.some((printer) => kindsOf(printer).includes(kind)));
};
