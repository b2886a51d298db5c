import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Transaction } from '../../gateways/wechat-pay.ts';
import type { Context } from '../../platform/context.ts';
import { addEarlierOrders, dropEarlierOrders, type EarlierOrder } from '../order/index.ts';
import { askPayments } from './ask-payments.ts';
import { sumOrders } from './earlier-orders.ts';
import { findOrders } from './find-orders.ts';
import type { Kind, Made } from './kind.ts';
import { isCode, readOrderFacts, type OrderFacts } from './order-facts.ts';
import { readOrder, type OrderLine } from './read-order.ts';

/** Orders that were paid in the earlier system and are still to be handed over: several lines each, one a product. */
export const ordersKind: Kind<OrderLine> = {
  read: readOrder,
  together: 'number',
  linesAtOnce: 100,
  look: askPayments,
  keyOf: ({ number }) => number,
  examine: findOrders,
  make: async (ctx, rows) => makeOrders(ctx, rows),
  sum: sumOrders,
  own: [
    // That a terminal rang is nobody's doing.
    { table: 'orders', column: 'id', order: 'id', besides: ['rung_at'] },
    { table: 'order_line', column: 'order_id', order: 'order_id, no' },
    { table: 'order_line_part', column: 'order_id', order: 'order_id, no, sku_id' },
    { table: 'payment', column: 'order_id', order: 'order_id' },
    { table: 'order_note', column: 'order_id', order: 'order_id, id' },
    { table: 'earlier_order', column: 'order_id', order: 'order_id' },
  ],
  uses: [
    { table: 'refund', column: 'order_id', said: '订单已有退款' },
    { table: 'charge', column: 'order_id', said: '订单已扫码收款' },
    { table: 'after_sale', column: 'order_id', said: '顾客申请过退款' },
    { table: 'print_job', column: 'order_id', said: '订单打过小票' },
    { table: 'weigh_ticket', column: 'order_id', said: '订单已称重' },
    { table: 'counter_sale', column: 'order_id', said: '订单是收银台收的' },
    { table: 'counter_return', column: 'order_id', said: '订单已退货' },
    { table: 'order_coupon', column: 'order_id', said: '订单用了优惠券' },
    { table: 'coupon', column: 'order_id', said: '订单用了优惠券' },
    { table: 'point_entry', column: 'order_id', said: '订单已计积分' },
  ],
  remove: dropEarlierOrders,
};

const makeOrders = async (ctx: Context, rows: readonly OrderLine[]): Promise<Made[]> => {
  const facts = await readOrderFacts(ctx, rows);
  const given = new Set<string>();
  const orders = rows.map((row) => orderOf(row, facts, given));
  const added = await addEarlierOrders(ctx, orders);
  return added.map(({ id, code }, index) => ({ id, said: newCodeSaid(rows[index]!, code) }));
};

/** Its store got another payee since WeChat was asked: the step is tried again, and asks that one. */
const transactionOf = ({ seen, number }: OrderLine): Transaction => {
  if (seen === undefined || seen === null || 'refused' in seen) throw new Error(`WeChat was not asked about the payment of ${number}`);
  return seen;
};

const newCodeSaid = ({ mode, code: old }: OrderLine, code: string): string | null =>
  mode === 'delivery' || old === code ? null : old === '' ? `取货码 ${code}` : `原取货码 ${old}，新取货码 ${code}`;

/** `given`: codes that others of the same batch have got, each once. */
const orderOf = (row: OrderLine, facts: OrderFacts, given: Set<string>): EarlierOrder => {
  const { mode, number, contact, phone, address, promisedAt } = row;
  const store = facts.stores.get(row.storeCode)!;
  const member = facts.memberOf(row.member)!;
  const place = `${store.id} ${row.code}`;
  const isFree = isCode(row.code) && !given.has(place) && !facts.isCodeUsed(row.storeCode, row.code);
  if (isFree) given.add(place);
  return {
    ...{ number, store, memberId: member.id, mode, promisedAt, businessDay: row.businessDay ?? dayOf(promisedAt) },
    code: isFree ? row.code : null,
    address: mode === 'delivery' ? { contact, phone: phone!, place: address } : null,
    phone: phone ?? member.phone,
    ...{ remark: row.remark, discount: row.discount, deliveryFee: row.deliveryFee },
    lines: row.lines.map((line) => ({ ...line, sku: facts.skusOf(row.storeCode, line)[0]! })),
    transaction: transactionOf(row),
    note: (code) => {
      const changed = newCodeSaid(row, code);
      return changed === null ? `从旧系统接管，原单号 ${number}` : `从旧系统接管，原单号 ${number}，${changed}`;
    },
  };
};
