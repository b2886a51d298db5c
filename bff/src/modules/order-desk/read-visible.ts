import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import type { OrderRow } from '../order/index.ts';
import { maySee } from './order-scope.ts';

type Asking = { readonly actor: Staff; readonly sql: Reads };

/** An order with the names of all it hangs on, in one read. */
export type WholeOrder = OrderRow & {
  readonly store_name: string;
  readonly store_code: string;
  readonly store_phone: string;
  readonly nickname: string | null;
  readonly owner_name: string | null;
  readonly payment_state: 'pending' | 'closing' | 'closed' | 'paid';
  readonly method: PayMethod;
  readonly tendered: number | null;
  readonly out_trade_no: string;
  readonly transaction_id: string | null;
  readonly payer_total: number | null;
  readonly notified_at: Date | null;
  readonly payee_name: string | null;
  readonly ready_name: string | null;
};

const selected = `SELECT o.*, s.name AS store_name, s.code AS store_code, s.phone AS store_phone, m.nickname, w.name AS owner_name,
    p.state AS payment_state, p.method, p.tendered, p.out_trade_no, p.transaction_id, p.payer_total, p.notified_at, CASE WHEN p.method = 'alipay' THEN a.name ELSE y.name END AS payee_name, t.clerk AS ready_name
  FROM orders o JOIN store s ON s.id = o.store_id JOIN payment p ON p.order_id = o.id
    LEFT JOIN member m ON m.id = o.member_id LEFT JOIN merchant w ON w.id = o.owner_id LEFT JOIN payee y ON y.id = p.payee_id
    LEFT JOIN charge c ON c.out_trade_no = p.out_trade_no LEFT JOIN alipay_account a ON a.id = COALESCE(c.alipay_account_id, 'own')
    LEFT JOIN weigh_ticket t ON t.order_id = o.id`;

/** Refused as missing when it lies outside of the caller's scope: an order of another merchant looks like none. */
export const readVisible = async ({ actor, sql }: Asking, orderId: string): Promise<WholeOrder> => {
  const order = await sql.one<WholeOrder>(`${selected} WHERE o.id = ?`, [orderId]);
  if (order === null || !maySee(actor, order)) throw refuse('thing/not-found');
  return order;
};
