import {
  addColumns,
  addIndexes,
  createTable,
  exact,
  flag,
  id,
  instant,
  integer,
  longText,
  nullable,
  text,
  withDefault,
} from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** The desks' accounts, their roles and scopes; and who may read an entry of the audit log. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'account', {
    columns: {
      id,
      /** Null: head office's. */
      merchant_id: nullable(id),
      /** The first account of its merchant or of head office. */
      is_primary: withDefault(flag, 0),
      /** What one signs in with, in small letters; a deleted account's makes room for another. */
      username: exact(80),
      real_name: text(30),
      phone: exact(20),
      password_hash: exact(200),
      must_change: withDefault(flag, 0),
      enabled: withDefault(flag, 1),
      created_at: instant,
      created_by: text(80),
      deleted_at: nullable(instant),
    },
    key: ['id'],
    unique: { username: ['username'] },
    indexes: { merchant: ['merchant_id', 'id'], name: ['real_name'], phone: ['phone'] },
  });
  await createTable(sql, 'role', {
    columns: {
      id,
      merchant_id: nullable(id),
      name: text(30),
      /** Keys of permissions with commas between them. */
      permissions: longText,
      created_at: instant,
      updated_at: instant,
    },
    key: ['id'],
    indexes: { merchant: ['merchant_id', 'id'] },
  });
  await createTable(sql, 'account_role', {
    columns: { account_id: id, role_id: id },
    key: ['account_id', 'role_id'],
    indexes: { role: ['role_id'] },
  });
  await createTable(sql, 'account_scope', {
    /** `chain`, `branch:…`, `franchisee:…`, `store:…`. */
    columns: { account_id: id, node: exact(50) },
    key: ['account_id', 'node'],
    indexes: { node: ['node'] },
  });
  /** Wrong passwords per name, whether an account has it or not, so that a lock tells nothing. */
  await createTable(sql, 'sign_in_try', {
    columns: { name_hash: exact(64), wrong: integer, locked_until: nullable(instant), at: instant },
    key: ['name_hash'],
  });
  await createTable(sql, 'captcha', {
    columns: { id, answer_hash: exact(64), expires_at: instant, used_at: nullable(instant) },
    key: ['id'],
    indexes: { age: ['expires_at'] },
  });
  await addColumns(sql, 'session', { device: nullable(text(120)) });
  await addColumns(sql, 'audit_log', { actor_id: nullable(id), store_id: nullable(id), merchant_id: nullable(id) });
  await addIndexes(sql, 'audit_log', {
    actor: ['actor_id', 'id'],
    store: ['store_id', 'id'],
    merchant: ['merchant_id', 'id'],
    action: ['action', 'id'],
  });
};
