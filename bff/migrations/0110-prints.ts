import { addColumns, createTable, exact, flag, id, instant, integer, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Stores' network printers, the ledger of what is printed, and which bound devices only pass bytes on to printers. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'printer', {
    columns: {
      id,
      store_id: id,
      name: text(20),
      paper_mm: integer,
      /** Words of `slipKinds`, with commas between. */
      kinds: exact(80),
      /** Since when it prints those by itself. */
      kinds_since: instant,
      /** The store while it is in use, then nothing: so that a name is free again. */
      used_by: nullable(id),
      created_at: instant,
      removed_at: nullable(instant),
    },
    key: ['id'],
    unique: { name: ['used_by', 'name'] },
    indexes: { store: ['store_id'] },
  });
  await createTable(sql, 'print_job', {
    columns: {
      id,
      store_id: id,
      /** `page`: a browser's, without a network printer. */
      printer_id: id,
      kind: exact(20),
      order_id: nullable(id),
      copy: integer,
      state: exact(10),
      doubtful: flag,
      attempts: integer,
      reason: text(60),
      asked_by: text(30),
      why: text(60),
      taken_by: nullable(id),
      lease_until: nullable(instant),
      ended_by: text(30),
      made_at: instant,
      taken_at: nullable(instant),
      ended_at: nullable(instant),
    },
    key: ['id'],
    unique: { copy: ['order_id', 'kind', 'printer_id', 'copy'] },
    indexes: { store: ['store_id', 'state', 'id'], made: ['made_at'] },
  });
  await addColumns(sql, 'terminal', { relay: withDefault(flag, 0) });
};
