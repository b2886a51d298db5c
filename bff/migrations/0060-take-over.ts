import { createTable, exact, flag, id, instant, integer, longText, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** A first take-over from an earlier system: its files, and what became of every line of them. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'take_over', {
    columns: {
      id,
      name: text(40),
      /** `check`, `run`, `compare` or `back`: what is done, or was done last; null: nothing yet. */
      step: nullable(exact(10)),
      state: nullable(exact(10)),
      /** JSON: how far the step is, written with what it changed. */
      progress: nullable(longText),
      /** JSON: by kind, what the lines came to. */
      figures: longText,
      error: nullable(text(300)),
      stop: withDefault(flag, 0),
      created_at: instant,
      created_by: text(80),
      checked_at: nullable(instant),
      ran_at: nullable(instant),
      compared_at: nullable(instant),
      back_at: nullable(instant),
    },
    key: ['id'],
  });
  /** Who works at a take-over now. One row: two never run at once. */
  await createTable(sql, 'take_over_turn', {
    columns: { name: exact(20), take_over_id: nullable(id), holder: nullable(id), lease_until: nullable(instant) },
    key: ['name'],
  });
  await sql.insert('take_over_turn', [{ name: 'take-over' }], { ignore: true });
  await createTable(sql, 'take_over_file', {
    /** `parts`: JSON, the names of its parts in order, which lie where uploaded files do. */
    columns: { take_over_id: id, kind: exact(10), name: text(100), parts: longText, bytes: integer, set_at: instant },
    key: ['take_over_id', 'kind'],
  });
  await createTable(sql, 'take_over_record', {
    columns: {
      take_over_id: id,
      kind: exact(10),
      line: integer,
      record_key: text(100),
      outcome: exact(10),
      /** Why it was refused or kept, or what is changed. */
      reason: nullable(text(200)),
      /** What the comparison found otherwise than the file says. */
      differs: nullable(text(200)),
      row_id: nullable(id),
      /** JSON: what stood in the columns that were changed. */
      was: nullable(longText),
      /** Of the rows as the run left them: others now, and somebody has worked with them. */
      print: nullable(exact(64)),
    },
    key: ['take_over_id', 'kind', 'line'],
    indexes: { key: ['take_over_id', 'kind', 'record_key'], outcome: ['take_over_id', 'kind', 'outcome', 'line'] },
  });
};
