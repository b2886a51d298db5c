import { createTable, day, exact, id, instant, integer, longText, nullable, text, withDefault } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'orders', {
    columns: {
      id,
      store_id: id,
      member_id: id,
      /** Frozen: whose order it was, whatever happens to the store later. */
      owner_id: id,
      branch_id: id,
      payee_id: id,
      business_day: day,
      channel: exact(12),
      mode: exact(10),
      state: exact(12),
      slot_start: nullable(instant),
      slot_end: nullable(instant),
      ready_by: nullable(instant),
      pickup_number: nullable(exact(8)),
      pickup_code: nullable(exact(8)),
      pickup_day: nullable(day),
      goods: integer,
      discounts: text(300),
      delivery_fee: integer,
      payable: integer,
      refunded: withDefault(integer, 0),
      remark: text(100),
      contact_phone: nullable(exact(20)),
      address: nullable(text(400)),
      invoice: nullable(text(200)),
      refund_ask: nullable(text(600)),
      ended_by: nullable(exact(10)),
      ending: nullable(text(200)),
      taken_by: nullable(text(30)),
      placed_at: instant,
      expires_at: instant,
      paid_at: nullable(instant),
      rung_at: nullable(instant),
      taken_at: nullable(instant),
      ready_at: nullable(instant),
      dispatched_at: nullable(instant),
      ended_at: nullable(instant),
      kitchen_printed_at: nullable(instant),
      customer_printed_at: nullable(instant),
    },
    key: ['id'],
    unique: { pickup: ['store_id', 'pickup_day', 'pickup_code'] },
    indexes: {
      board: ['store_id', 'state', 'id'],
      store_day: ['store_id', 'business_day', 'id'],
      member: ['member_id', 'id'],
      code: ['pickup_code'],
      state: ['state', 'id'],
    },
  });
  await createTable(sql, 'order_line', {
    columns: {
      order_id: id,
      no: integer,
      product_id: id,
      sku_id: id,
      name: text(60),
      sku_name: text(30),
      picture: exact(60),
      choices: text(600),
      price: integer,
      pieces: integer,
      grams: nullable(integer),
      weighed_grams: nullable(integer),
      amount: integer,
      paid: integer,
      refunded: withDefault(integer, 0),
    },
    key: ['order_id', 'no'],
  });
  await createTable(sql, 'payment', {
    columns: {
      id,
      order_id: id,
      payee_id: id,
      out_trade_no: exact(32),
      amount: integer,
      state: exact(10),
      expires_at: instant,
      prepay_id: nullable(exact(80)),
      prepaid_at: nullable(instant),
      transaction_id: nullable(exact(40)),
      payer_total: nullable(integer),
      promotions: nullable(longText),
      paid_at: nullable(instant),
      created_at: instant,
    },
    key: ['id'],
    unique: { order: ['order_id'], trade: ['out_trade_no'] },
    indexes: { transaction: ['transaction_id'], paid: ['payee_id', 'paid_at'], state: ['state', 'expires_at'] },
  });
  await createTable(sql, 'refund', {
    columns: {
      id,
      order_id: id,
      payment_id: id,
      payee_id: id,
      out_refund_no: exact(64),
      /** Why, as a key: a second refund for the same cause is the same refund. */
      cause: exact(60),
      amount: integer,
      state: exact(12),
      reason: text(80),
      asked_by: text(80),
      wechat_refund_id: nullable(exact(64)),
      wechat_status: nullable(exact(30)),
      created_at: instant,
      sent_at: nullable(instant),
      accepted_at: nullable(instant),
      succeeded_at: nullable(instant),
    },
    key: ['id'],
    unique: { number: ['out_refund_no'], cause: ['order_id', 'cause'] },
    indexes: { state: ['state', 'id'], accepted: ['payee_id', 'accepted_at'] },
  });
  await createTable(sql, 'refund_line', {
    columns: { refund_id: id, no: integer, amount: integer },
    key: ['refund_id', 'no'],
  });
  await createTable(sql, 'weigh_ticket', {
    columns: { id, order_id: id, store_id: id, business_day: day, clerk: text(30), lines: longText, created_at: instant },
    key: ['id'],
    unique: { order: ['order_id'] },
    indexes: { store_day: ['store_id', 'business_day'] },
  });
  await createTable(sql, 'store_day', {
    columns: { store_id: id, day, orders: withDefault(integer, 0) },
    key: ['store_id', 'day'],
  });
  await createTable(sql, 'order_note', {
    columns: { id, order_id: id, at: instant, actor: text(80), what: text(200) },
    key: ['id'],
    indexes: { order: ['order_id', 'id'] },
  });
  await createTable(sql, 'bill_check', {
    columns: { payee_id: id, day, checked_at: instant, rows_seen: integer, differences: integer },
    key: ['payee_id', 'day'],
  });
};
