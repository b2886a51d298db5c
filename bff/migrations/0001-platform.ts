import { createTable, exact, flag, id, instant, integer, longText, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'event', {
    columns: { id, name: exact(60), payload: longText, created_at: instant },
    key: ['id'],
    indexes: { age: ['created_at'] },
  });
  await createTable(sql, 'delivery', {
    columns: {
      id,
      event_id: id,
      subscriber: exact(60),
      state: exact(10),
      due_at: instant,
      attempts: integer,
      lease: nullable(id),
      lease_until: nullable(instant),
      progress: nullable(longText),
      stop: withDefault(flag, 0),
      last_error: nullable(text(500)),
      done_at: nullable(instant),
    },
    key: ['id'],
    indexes: { due: ['state', 'due_at'], lease: ['lease'], event: ['event_id'] },
  });
  await createTable(sql, 'process', { columns: { id, seen_at: instant }, key: ['id'] });
  await createTable(sql, 'schedule', { columns: { name: exact(60), next_at: instant }, key: ['name'] });
  await createTable(sql, 'idempotency', {
    columns: { actor: exact(80), request_key: exact(80), body_hash: exact(64), reply: nullable(longText), created_at: instant },
    key: ['actor', 'request_key'],
    indexes: { age: ['created_at'] },
  });
  await createTable(sql, 'session', {
    columns: {
      token_hash: exact(64),
      id,
      kind: exact(20),
      subject_id: id,
      terminal_id: nullable(id),
      created_at: instant,
      expires_at: instant,
      ended_at: nullable(instant),
    },
    key: ['token_hash'],
    unique: { id: ['id'] },
    indexes: { subject: ['kind', 'subject_id'], terminal: ['terminal_id'] },
  });
  await createTable(sql, 'feed_counter', { columns: { store_id: id, seq: integer }, key: ['store_id'] });
  await createTable(sql, 'feed_event', {
    columns: { store_id: id, seq: integer, kind: exact(20), order_id: nullable(id), created_at: instant },
    key: ['store_id', 'seq'],
    indexes: { age: ['created_at'] },
  });
  await createTable(sql, 'audit_log', {
    columns: { id, actor: text(80), action: exact(60), subject: exact(80), detail: longText, at: instant },
    key: ['id'],
    indexes: { subject: ['subject', 'at'], at: ['at'] },
  });
  await createTable(sql, 'attention', {
    columns: {
      id,
      kind: exact(30),
      /** What it is about: the same thing is listed once. */
      subject: exact(100),
      text: text(300),
      store_id: nullable(id),
      order_id: nullable(id),
      refund_id: nullable(id),
      state: exact(10),
      created_at: instant,
      settled_at: nullable(instant),
      settled_by: nullable(text(80)),
      how: nullable(text(200)),
    },
    key: ['id'],
    unique: { subject: ['kind', 'subject'] },
    indexes: { open: ['state', 'id'], order: ['order_id'] },
  });
};
