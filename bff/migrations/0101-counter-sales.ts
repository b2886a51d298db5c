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
  makeNullable,
  nullable,
  text,
  withDefault,
} from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Orders that are sales over the counter, with or without a member; what a till keeps of them, its shifts and its parked tickets. */
export const up = async (sql: Sql): Promise<void> => {
  await makeNullable(sql, 'orders', { member_id: id });
  /** Pieces, or grams, that came back over the counter. */
  await addColumns(sql, 'order_line', { returned: withDefault(integer, 0) });
  await addColumns(sql, 'store_day', { sales: withDefault(integer, 0) });
  await createTable(sql, 'till_shift', {
    columns: {
      id,
      store_id: id,
      terminal_id: id,
      /** The terminal while the shift is open, then nothing: so a terminal has at most one open shift. */
      open_on: nullable(id),
      opened_by: text(30),
      opened_at: instant,
      /** Cash in the drawer when it was opened, in fen. */
      opening_cash: integer,
      closed_by: nullable(text(80)),
      closed_at: nullable(instant),
      /** Null: nobody counted, it was closed by force. */
      counted: nullable(integer),
      expected: nullable(integer),
      reason: nullable(text(100)),
      forced: withDefault(flag, 0),
    },
    key: ['id'],
    unique: { open: ['open_on'] },
    indexes: { store: ['store_id', 'id'] },
  });
  await createTable(sql, 'counter_sale', {
    columns: {
      order_id: id,
      store_id: id,
      business_day: day,
      /** Counted per store and day. */
      number: integer,
      shift_id: id,
      terminal_id: id,
    },
    key: ['order_id'],
    unique: { number: ['store_id', 'business_day', 'number'] },
  });
  await addIndexes(sql, 'counter_sale', { shift: ['shift_id'] });
  await createTable(sql, 'counter_return', {
    columns: {
      id,
      order_id: id,
      store_id: id,
      shift_id: id,
      /** How the money went back. */
      method: exact(10),
      amount: integer,
      /** JSON: [{ no, quantity, amount, restocked }]. */
      lines: longText,
      reason: text(60),
      clerk: text(30),
      created_at: instant,
    },
    key: ['id'],
    indexes: { order: ['order_id'], shift: ['shift_id'] },
  });
  /** Members in front of a till, who showed or said something: known there by this id for as long as the sale takes. */
  await createTable(sql, 'till_guest', {
    columns: {
      id,
      terminal_id: id,
      member_id: id,
      /** Said a phone number only: earns points and spends nothing. */
      may_spend: flag,
      /** The one coupon that was shown; null: all there are. */
      coupon_id: nullable(id),
      created_at: instant,
    },
    key: ['id'],
    indexes: { terminal: ['terminal_id', 'created_at'] },
  });
  await createTable(sql, 'parked_ticket', {
    columns: {
      id,
      store_id: id,
      business_day: day,
      terminal_id: id,
      clerk: text(30),
      note: text(30),
      lines: longText,
      goods: integer,
      parked_at: instant,
      taken_at: nullable(instant),
    },
    key: ['id'],
    indexes: { store_day: ['store_id', 'business_day', 'id'] },
  });
};
