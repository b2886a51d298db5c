import { restOf, type Parts, type Rest } from '@mendian/shared/order/desk-refund.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import { allRows, type Reads, type Sql } from '../../platform/sql.ts';
import { lockOrder, readLines, type LineRow, type LockedOrder } from '../order/index.ts';
import type { CaseLineRow, CaseRow, StepRow, WholeCase } from './after-sale.rows.ts';

const selected = `SELECT a.*, r.state AS refund_state, o.state AS order_state, o.mode, o.pickup_number, o.contact_phone, o.payable, o.refunded,
    o.placed_at, o.ended_at AS order_ended_at, s.name AS store_name, m.nickname,
    (SELECT COUNT(*) FROM after_sale_picture p WHERE p.case_id = a.id) AS pictures
  FROM after_sale a JOIN orders o ON o.id = a.order_id JOIN store s ON s.id = a.store_id
    LEFT JOIN member m ON m.id = a.member_id LEFT JOIN refund r ON r.order_id = a.order_id AND r.cause = a.refund_cause`;

/** Cases with all their views need, the newest first. */
export const readWhole = (sql: Reads, { text, values }: Condition, limit: number): Promise<WholeCase[]> =>
  sql.all<WholeCase>(`${selected} WHERE ${text} ORDER BY a.id DESC LIMIT ${limit}`, values);

export const readCase = async (sql: Reads, caseId: string): Promise<WholeCase | null> =>
  (await readWhole(sql, { text: 'a.id = ?', values: [caseId] }, 1))[0] ?? null;

/** All cases of an order, the latest first. */
export const readOfOrder = (sql: Reads, orderId: string): Promise<WholeCase[]> =>
  sql.all<WholeCase>(`${selected} WHERE a.order_id = ? ORDER BY a.no DESC`, [orderId]);

export const readLatest = (sql: Reads, orderId: string): Promise<CaseRow | null> =>
  sql.one<CaseRow>('SELECT * FROM after_sale WHERE order_id = ? ORDER BY no DESC LIMIT 1', [orderId]);

/** A case whose order this transaction has locked, which keeps the case as it is too; with what is left of the order. */
export type Held = {
  readonly case: CaseRow;
  readonly order: LockedOrder;
  readonly lines: readonly LineRow[];
  readonly rest: Rest;
  readonly asked: Parts;
};

export const lockCase = async (sql: Sql, caseId: string): Promise<Held> => {
  const known = await sql.one<{ order_id: string }>('SELECT order_id FROM after_sale WHERE id = ?', [caseId]);
  if (known === null) throw refuse('thing/not-found');
  const order = await lockOrder(sql, known.order_id);
  const row = (await sql.one<CaseRow>('SELECT * FROM after_sale WHERE id = ?', [caseId]))!;
  const lines = await readLines(sql, order.id);
  return { case: row, order, lines, rest: restOf(order, lines), asked: askedOf(row, await readCaseLines(sql, [caseId])) };
};

export const askedOf = ({ id, delivery_fee: deliveryFee }: CaseRow, lines: readonly CaseLineRow[]): Parts => ({
  lines: lines.filter(({ case_id }) => case_id === id).map(({ no, asked }) => ({ no, amount: asked })),
  deliveryFee,
});

const readCaseLines = (sql: Reads, ids: readonly string[]): Promise<CaseLineRow[]> =>
  sql.all<CaseLineRow>('SELECT * FROM after_sale_line WHERE case_id IN (?) ORDER BY case_id, no', [ids]);

/** What hangs on cases, in one trip. */
export type Hanging = {
  readonly lines: readonly CaseLineRow[];
  readonly steps: readonly StepRow[];
  readonly pictures: readonly { readonly id: string; readonly case_id: string }[];
};

export const readHanging = async (sql: Reads, ids: readonly string[]): Promise<Hanging> => {
  const [lines, steps, pictures] = await sql.ask(
    allRows<CaseLineRow>('SELECT * FROM after_sale_line WHERE case_id IN (?) ORDER BY case_id, no', [ids]),
    allRows<StepRow>('SELECT * FROM after_sale_step WHERE case_id IN (?) ORDER BY case_id, no', [ids]),
    allRows<{ id: string; case_id: string }>('SELECT id, case_id FROM after_sale_picture WHERE case_id IN (?) ORDER BY case_id, position', [
      ids,
    ]),
  );
  return { lines, steps, pictures };
};
