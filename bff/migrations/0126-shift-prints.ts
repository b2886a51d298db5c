import { addColumns, addUniques, id, nullable } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Of a shift's report: whose it is. Each is printed once by itself on a printer, as an order's slips are. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'print_job', { shift_id: nullable(id) });
  await addUniques(sql, 'print_job', { shift_copy: ['shift_id', 'kind', 'printer_id', 'copy'] });
};
