import { createTable, day, exact, flag, id, instant, integer, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Programs by others that ask Mendian: their keys, what they asked, and how much on which day. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'application', {
    columns: {
      id,
      name: text(40),
      note: text(200),
      /** The key itself is shown once and kept nowhere. */
      key_hash: exact(64),
      /** Its last four signs, by which a person knows it again. */
      key_tail: exact(4),
      /** The key before the last change, good for some hours more, so that the program can be changed over. */
      old_key_hash: nullable(exact(64)),
      old_key_until: nullable(instant),
      calls_per_day: integer,
      enabled: withDefault(flag, 1),
      created_at: instant,
      created_by: text(80),
    },
    key: ['id'],
    unique: { key: ['key_hash'], name: ['name'] },
    indexes: { old_key: ['old_key_hash'] },
  });
  await createTable(sql, 'application_day', {
    columns: { application_id: id, day, calls: integer },
    key: ['application_id', 'day'],
  });
  await createTable(sql, 'application_call', {
    columns: { id, application_id: id, route: exact(80), at: instant, status: integer, rows_given: integer },
    key: ['id'],
    indexes: { application: ['application_id', 'id'], age: ['at'] },
  });
};
