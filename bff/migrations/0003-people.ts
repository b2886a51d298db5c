import { createTable, exact, id, instant, integer, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'member', {
    columns: {
      id,
      openid: exact(64),
      unionid: nullable(exact(64)),
      nickname: text(20),
      phone: nullable(exact(20)),
      invoice_title: nullable(text(60)),
      invoice_tax_no: nullable(text(30)),
      created_at: instant,
    },
    key: ['id'],
    unique: { openid: ['openid'] },
    indexes: { phone: ['phone'] },
  });
  await createTable(sql, 'address', {
    columns: {
      id,
      member_id: id,
      contact: text(20),
      phone: exact(20),
      place: text(100),
      door: text(60),
      lat_e6: integer,
      lng_e6: integer,
      created_at: instant,
    },
    key: ['id'],
    indexes: { member: ['member_id', 'created_at'] },
  });
  await createTable(sql, 'terminal', {
    columns: { id, store_id: id, name: text(30), secret_hash: exact(64), bound_at: instant, ended_at: nullable(instant) },
    key: ['id'],
    unique: { secret: ['secret_hash'] },
    indexes: { store: ['store_id'] },
  });
  await createTable(sql, 'terminal_presence', { columns: { store_id: id, seen_at: instant }, key: ['store_id'] });
  await createTable(sql, 'terminal_code', {
    columns: { code_hash: exact(64), store_id: id, expires_at: instant, used_at: nullable(instant), terminal_id: nullable(id) },
    key: ['code_hash'],
  });
  await createTable(sql, 'clerk', {
    columns: {
      id,
      store_id: id,
      number: exact(8),
      name: text(30),
      pin_hash: exact(200),
      wrong_tries: withDefault(integer, 0),
      locked_until: nullable(instant),
      ended_at: nullable(instant),
    },
    key: ['id'],
    unique: { number: ['store_id', 'number'] },
  });
};
