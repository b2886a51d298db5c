import { createTable, exact, id, instant, integer, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Customers' cases for money back: by line, with reason, pictures and their course; amounts in fen. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'after_sale', {
    columns: {
      id,
      order_id: id,
      /** The how manieth of its order, from 1. */
      no: integer,
      member_id: id,
      store_id: id,
      /** Whose the order was when it was placed. */
      owner_id: id,
      branch_id: id,
      state: exact(12),
      level: exact(10),
      reason: exact(12),
      words: text(200),
      /** All that is asked, the delivery fee's part included. */
      asked: integer,
      delivery_fee: integer,
      /** Null: not decided, or not granted. */
      granted: nullable(integer),
      granted_fee: nullable(integer),
      /** The cause of the refund that brings it. */
      refund_cause: nullable(exact(60)),
      answer: text(200),
      decided_by: nullable(text(80)),
      /** At which level it was decided. */
      decided_at_level: nullable(exact(10)),
      created_at: instant,
      due_at: nullable(instant),
      decided_at: nullable(instant),
      ended_at: nullable(instant),
    },
    key: ['id'],
    unique: { order: ['order_id', 'no'] },
    indexes: {
      member: ['member_id', 'created_at'],
      store: ['store_id', 'state', 'id'],
      state: ['state', 'level', 'id'],
      owner: ['owner_id', 'id'],
      branch: ['branch_id', 'id'],
    },
  });
  await createTable(sql, 'after_sale_line', {
    columns: { case_id: id, no: integer, pieces: nullable(integer), asked: integer, granted: nullable(integer) },
    key: ['case_id', 'no'],
  });
  await createTable(sql, 'after_sale_step', {
    columns: {
      case_id: id,
      no: integer,
      what: exact(12),
      side: exact(10),
      /** With whom it lies from then on. */
      level: exact(10),
      actor: text(80),
      amount: nullable(integer),
      words: text(200),
      at: instant,
    },
    key: ['case_id', 'no'],
  });
  await createTable(sql, 'after_sale_picture', {
    columns: {
      id,
      member_id: id,
      /** What it is kept under: nobody can guess it. */
      object: exact(80),
      /** Null: uploaded, and not part of a case yet. */
      case_id: nullable(id),
      position: integer,
      created_at: instant,
    },
    key: ['id'],
    indexes: { case: ['case_id', 'position'], created: ['created_at'] },
  });
  await createTable(sql, 'after_sale_rules', { columns: { id, rules: text(600), changed_by: text(80), changed_at: instant }, key: ['id'] });
  await adoptOpenAsks(sql);
};

/** What waits for an answer from before there were cases becomes one of all that is left, under the order's own id. */
const adoptOpenAsks = async (sql: Sql): Promise<void> => {
  const words = sql.dialect === 'mysql' ? `JSON_UNQUOTE(JSON_EXTRACT(o.refund_ask, '$.reason'))` : `json_extract(o.refund_ask, '$.reason')`;
  const open = `o.refund_wanted = 1 AND o.refund_ask IS NOT NULL AND o.refunded < o.payable`;
  const ignore = sql.dialect === 'mysql' ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
  await sql.run(
    `${ignore} INTO after_sale_line (case_id, no, pieces, asked, granted)
     SELECT l.order_id, l.no, NULL, l.paid - l.refunded, NULL FROM orders o JOIN order_line l ON l.order_id = o.id
     WHERE ${open} AND l.paid > l.refunded AND NOT EXISTS (SELECT 1 FROM after_sale a WHERE a.order_id = o.id)`,
  );
  await sql.run(
    `${ignore} INTO after_sale (id, order_id, no, member_id, store_id, owner_id, branch_id, state, level, reason, words, asked, delivery_fee, answer, created_at)
     SELECT o.id, o.id, 1, o.member_id, o.store_id, o.owner_id, o.branch_id, 'asked', 'store', 'other', ${words}, o.payable - o.refunded,
       o.payable - o.refunded - COALESCE((SELECT SUM(l.asked) FROM after_sale_line l WHERE l.case_id = o.id), 0), '', COALESCE(o.ended_at, o.placed_at)
     FROM orders o WHERE ${open} AND NOT EXISTS (SELECT 1 FROM after_sale a WHERE a.order_id = o.id)`,
  );
  await sql.run(
    `${ignore} INTO after_sale_step (case_id, no, what, side, level, actor, amount, words, at)
     SELECT a.id, 1, 'asked', 'customer', 'store', '', a.asked, a.words, a.created_at FROM after_sale a WHERE a.id = a.order_id`,
  );
};
