import { holds } from '@mendian/shared/account/held-permissions.ts';
import { restOf, smallRefundMax, type Rest } from '@mendian/shared/order/desk-refund.ts';
import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { noteOrders, refundAnyAmount, refundOrders } from '@mendian/shared/order/order.permissions.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';
import { presentForTerminal, readStoreBundles } from '../order/index.ts';
import { presentRow } from './order-row.ts';
import { readCaseSteps } from './read-case-steps.ts';
import { givenByDesk, readRefunds } from './read-refunds.ts';
import { readVisible, type WholeOrder } from './read-visible.ts';
import { timelineOf } from './timeline.ts';

type Asking = { readonly actor: Staff; readonly sql: Reads };

const notesMax = 100;

/** All there is to know of an order on one page, and what the caller can do with it now. The phone is whole: support calls it. */
export const viewOrder = async (asking: Asking, orderId: string): Promise<DeskOrderData> => {
  const { sql, actor } = asking;
  const order = await readVisible(asking, orderId);
  const bundle = (await readStoreBundles(sql, [order]))[0]!;
  const refunds = await readRefunds(sql, orderId);
  const rest = restOf(order, bundle.lines);
  const { slot, remark, address, invoice, lines, goods, discount, deliveryFee, afterSale, ending } = presentForTerminal({
    ...bundle,
    nickname: '',
  });
  return {
    ...presentRow(order),
    phone: order.contact_phone ?? '',
    storeCode: order.store_code,
    storePhone: order.store_phone,
    ownerName: order.owner_name ?? '',
    customerName: order.nickname ?? '',
    ...{ slot, remark, address, invoice, lines, goods, discount, deliveryFee, afterSale, ending, refunds },
    deliveryFeeRest: rest.deliveryFee,
    payment: paymentOf(order),
    timeline: timelineOf(order, refunds, afterSale === null ? [] : await readCaseSteps(sql, orderId)),
    notes: await readNotes(sql, orderId),
    can: canDo(actor, order, rest, await givenByDesk(sql, orderId)),
  };
};

const paymentOf = (order: WholeOrder): DeskOrderData['payment'] => ({
  state: order.payment_state,
  method: order.method,
  tendered: order.tendered,
  outTradeNo: order.out_trade_no,
  transactionId: order.transaction_id,
  payeeName: order.payee_name ?? '',
  payerTotal: order.payer_total,
});

const canDo = ({ permissions }: Staff, order: WholeOrder, rest: Rest, given: number): DeskOrderData['can'] => {
  const left = order.paid_at === null ? 0 : Math.max(0, rest.all);
  const small = holds(permissions, refundOrders.key) ? Math.max(0, smallRefundMax - given) : 0;
  const refundMax = holds(permissions, refundAnyAmount.key) ? left : Math.min(left, small);
  return { refundMax, refundAll: left > 0 && refundMax === left, note: holds(permissions, noteOrders.key) };
};

type NoteRow = { id: string; at: Date; actor: string; what: string };

const readNotes = async (sql: Reads, orderId: string): Promise<DeskOrderData['notes']> =>
  (
    await sql.all<NoteRow>(`SELECT id, at, actor, what FROM order_note WHERE order_id = ? ORDER BY id DESC LIMIT ${notesMax}`, [orderId])
  ).map(({ id, at, actor, what }) => ({ id, at: at.toISOString(), by: actor, text: what }));
