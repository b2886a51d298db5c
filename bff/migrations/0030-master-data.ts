import {
  addColumns,
  addIndexes,
  createTable,
  day,
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

/** Merchants and stores as the chain's ERP knows them, and how they are taken over from it. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'merchant', {
    /** `open`, or `closed`: the chain no longer works with it. */
    standing: withDefault(exact(8), 'open'),
    licence_no: withDefault(text(30), ''),
    address: withDefault(text(120), ''),
    /** A branch's, with spaces between them. */
    provinces: withDefault(text(200), ''),
    /** When the ERP last changed what is kept here; null: it did not come from there. */
    erp_updated_at: nullable(instant),
    changed_at: nullable(instant),
  });
  await addIndexes(sql, 'merchant', { kind: ['kind', 'code'], changed: ['changed_at', 'id'] });
  await addColumns(sql, 'store', {
    /** `open`, or `closed` for good: it takes no orders and customers do not find it. */
    standing: withDefault(exact(8), 'open'),
    opened_on: nullable(day),
    closed_on: nullable(day),
    manager: withDefault(text(40), ''),
    area_sqm: nullable(integer),
    erp_updated_at: nullable(instant),
    /** What the ERP last said about its owner and branch: a hand-over decided here stands until the ERP says something new. */
    erp_owner_code: nullable(exact(20)),
    erp_branch_code: nullable(exact(20)),
    /** When the row was last changed, by whom ever: processes find by it what no news told them. */
    changed_at: nullable(instant),
  });
  await addIndexes(sql, 'store', { changed: ['changed_at', 'id'] });

  await createTable(sql, 'sync_run', {
    columns: {
      id,
      kind: exact(12),
      asked_by: text(80),
      state: exact(10),
      /** JSON: how far it is, written with what it changed. */
      progress: longText,
      seen: withDefault(integer, 0),
      added: withDefault(integer, 0),
      changed: withDefault(integer, 0),
      refused: withDefault(integer, 0),
      resolved: withDefault(integer, 0),
      created_at: instant,
      ended_at: nullable(instant),
      /** Why it waits or failed, in a sentence. */
      error: nullable(text(300)),
      stop: withDefault(flag, 0),
    },
    key: ['id'],
    indexes: { state: ['state', 'id'], age: ['created_at'] },
  });
  await createTable(sql, 'sync_change', {
    columns: { id, run_id: id, list: exact(12), code: exact(20), name: text(80), what: text(400), at: instant },
    key: ['id'],
    indexes: { run: ['run_id', 'id'], age: ['at'] },
  });
  await createTable(sql, 'sync_refusal', {
    columns: {
      id,
      list: exact(12),
      code: exact(40),
      reason: exact(30),
      text: text(300),
      state: exact(10),
      found_at: instant,
      /** The last run that found it so. */
      run_id: id,
      resolved_at: nullable(instant),
    },
    key: ['id'],
    unique: { code: ['list', 'code', 'reason'] },
    indexes: { state: ['state', 'id'] },
  });
  await createTable(sql, 'sync_state', {
    columns: {
      name: exact(20),
      /** Who synchronises now, and until when that holds unless it is renewed. */
      run_id: nullable(id),
      holder: nullable(exact(64)),
      lease_until: nullable(instant),
      /** Up to where each list is known, by the ERP's clock. */
      branches_since: nullable(instant),
      franchisees_since: nullable(instant),
      stores_since: nullable(instant),
      checked_at: nullable(instant),
    },
    key: ['name'],
  });
  await sql.insert('sync_state', [{ name: 'erp' }], { ignore: true });
};
