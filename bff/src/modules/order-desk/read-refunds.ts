import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import type { PayMethod } from '@mendian/shared/payment/pay-method.ts';
import type { RefundState } from '@mendian/shared/payment/refund-status.ts';
import type { Reads } from '../../platform/sql.ts';

type Row = {
  id: string;
  state: RefundState;
  method: PayMethod;
  amount: number;
  reason: string;
  asked_by: string;
  created_at: Date;
  succeeded_at: Date | null;
  wechat_refund_id: string | null;
  wechat_status: string | null;
};
type LineRow = { refund_id: string; no: number; amount: number };

/** The cause of refunds from a desk begins so; what follows is the intention's own. */
export const deskCause = 'desk-';

/** What went back of an order, or is going back, line by line. */
export const readRefunds = async (sql: Reads, orderId: string): Promise<DeskOrderData['refunds']> => {
  const rows = await sql.all<Row>(
    `SELECT id, state, method, amount, reason, asked_by, created_at, succeeded_at, wechat_refund_id, wechat_status
     FROM refund WHERE order_id = ? ORDER BY id`,
    [orderId],
  );
  const ids = rows.map(({ id }) => id);
  const lines =
    ids.length === 0
      ? []
      : await sql.all<LineRow>('SELECT refund_id, no, amount FROM refund_line WHERE refund_id IN (?) ORDER BY refund_id, no', [ids]);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    method: row.method,
    amount: row.amount,
    lines: lines.filter(({ refund_id }) => refund_id === row.id).map(({ no, amount }) => ({ no, amount })),
    reason: row.reason,
    askedBy: row.asked_by,
    at: row.created_at.toISOString(),
    succeededAt: row.succeeded_at?.toISOString() ?? null,
    wechatRefundId: row.wechat_refund_id,
    wechatStatus: row.wechat_status,
  }));
};

/** What the desks have given back of an order so far, in fen: the small leave is counted over all of it. */
export const givenByDesk = async (sql: Reads, orderId: string): Promise<number> => {
  const row = await sql.one<{ given: number | null }>('SELECT SUM(amount) AS given FROM refund WHERE order_id = ? AND cause LIKE ?', [
    orderId,
    `${deskCause}%`,
  ]);
  return row?.given ?? 0;
};
