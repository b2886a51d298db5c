import { createTable, exact } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** One row, with another value after each transaction that changed what anybody at a desk may do or see. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'staff_epoch', { columns: { name: exact(20), value: exact(43) }, key: ['name'] });
  await sql.insert('staff_epoch', [{ name: 'staff', value: 'first' }], { ignore: true });
};
