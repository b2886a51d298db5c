import { addColumns, addIndexes, createTable, exact, id, instant, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Names of roles, permissions of other programs, and when an account last signed in. */
export const up = async (sql: Sql): Promise<void> => {
  /** One role a name within its owner, `hq` or a merchant's id: a unique key over `role` would not count head office's null. */
  await createTable(sql, 'role_name', { columns: { owner: id, name: text(30), role_id: id }, key: ['owner', 'name'] });
  await createTable(sql, 'permission_extra', {
    columns: { permission_key: exact(60), name: text(60), group_name: text(20), desk: exact(10), created_at: instant },
    key: ['permission_key'],
  });
  await addColumns(sql, 'account', { last_sign_in_at: nullable(instant) });
  await addIndexes(sql, 'sign_in_try', { age: ['at'] });
};
