import * as v from 'valibot';
import { AfterSaleBrief } from '../after-sale/after-sale-view.ts';
import { DeliveryAddress, LineView, saleModes, RefundView } from '../order/order.contract.ts';
import { enders, orderStates } from '../order/order-status.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Day, Id, Instant, Nothing, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { TradingView } from './trading-view.ts';

/** The order as the store sees it. The pickup code is the customer's alone and not in here. */
export const TerminalOrder = v.object({
  id: Id,
  state: v.picklist(orderStates),
  mode: v.picklist(saleModes),
  pickupNumber: v.nullable(v.string()),
  slot: v.nullable(v.object({ start: Instant, end: Instant })),
  /** What the board sorts by: when it must be ready. */
  readyBy: v.nullable(Instant),
  lines: v.array(LineView),
  goods: Amount,
  discount: Amount,
  deliveryFee: Amount,
  payable: Amount,
  refunded: Amount,
  remark: v.string(),
  customer: v.object({ name: v.string(), /** Masked; the whole number only for delivery, in `address`. */ phone: v.string() }),
  address: v.nullable(DeliveryAddress),
  invoice: v.nullable(v.object({ title: v.string(), taxNo: v.string() })),
  refunds: v.array(RefundView),
  afterSale: v.nullable(AfterSaleBrief),
  ending: v.nullable(v.object({ by: v.picklist(enders), reason: v.string() })),
  at: v.object({
    placed: Instant,
    paid: v.nullable(Instant),
    rung: v.nullable(Instant),
    taken: v.nullable(Instant),
    ready: v.nullable(Instant),
    dispatched: v.nullable(Instant),
    ended: v.nullable(Instant),
    kitchenPrinted: v.nullable(Instant),
    customerPrinted: v.nullable(Instant),
  }),
  takenBy: v.string(),
  can: v.object({
    take: v.boolean(),
    reject: v.boolean(),
    finish: v.boolean(),
    collect: v.boolean(),
    dispatch: v.boolean(),
    deliver: v.boolean(),
  }),
});
export type TerminalOrderData = v.InferOutput<typeof TerminalOrder>;

export const getBoard = endpoint({
  method: 'GET',
  path: '/api/terminal/board',
  summary: '接单看板：未完成的订单、今天完成的数量，以及这份快照在事件流中的序号',
  who: 'clerk',
  input: Nothing,
  reply: v.object({ seq: Count, orders: v.array(TerminalOrder), doneToday: Count, trading: TradingView }),
  refusals: [],
});

export const getTerminalOrder = endpoint({
  method: 'GET',
  path: '/api/terminal/orders/:orderId',
  summary: '门店的一笔订单',
  who: 'clerk',
  input: v.object({ orderId: Id }),
  reply: TerminalOrder,
  refusals: ['thing/not-found'],
});

export const listTerminalOrders = endpoint({
  method: 'GET',
  path: '/api/terminal/orders',
  summary: '门店某一天的订单，新的在前；text 为取餐号或手机尾号',
  who: 'clerk',
  input: v.object({ day: Day, text: v.optional(textUpTo(20)), after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: pageOf(TerminalOrder),
  refusals: [],
});

const onOrder = <Path extends `/api/terminal/orders/:orderId/${string}`>(path: Path, summary: string, refusals: readonly string[] = []) =>
  endpoint({
    method: 'POST',
    path,
    summary,
    who: 'clerk',
    repeat: 'natural',
    input: v.object({ orderId: Id }),
    reply: TerminalOrder,
    refusals: ['thing/not-found', 'state/not-allowed', ...refusals],
  });

export const takeOrder = onOrder('/api/terminal/orders/:orderId/take', '接单，开始制作');
export const dispatchOrder = onOrder('/api/terminal/orders/:orderId/dispatch', '配送出门');
export const deliverOrder = onOrder('/api/terminal/orders/:orderId/deliver', '已送达');

/** Acknowledges that the new order rang here: the feed delivered it and a person could hear it. */
export const markRung = onOrder('/api/terminal/orders/:orderId/rung', '终端已响铃');

export const rejectOrder = endpoint({
  method: 'POST',
  path: '/api/terminal/orders/:orderId/reject',
  summary: '拒单并说明原因，自动全额退款',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ orderId: Id, reason: textFrom1To(60) }),
  reply: TerminalOrder,
  refusals: ['thing/not-found', 'state/not-allowed'],
});

export const finishOrder = endpoint({
  method: 'POST',
  path: '/api/terminal/orders/:orderId/finish',
  summary: '备好：填写称重商品的毛重与皮重，生成称重单；短缺超出容差自动退差价',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({
    orderId: Id,
    weights: v.pipe(
      v.array(
        v.pipe(
          v.object({
            lineNo: Count,
            grossGrams: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60_000)),
            tareGrams: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5_000)),
          }),
          v.check(({ grossGrams, tareGrams }) => grossGrams > tareGrams, '毛重要大于皮重'),
        ),
      ),
      v.maxLength(50),
    ),
  }),
  reply: TerminalOrder,
  refusals: ['thing/not-found', 'state/not-allowed', 'order/weight-required'],
});

export const handOver = endpoint({
  method: 'POST',
  path: '/api/terminal/hand-over',
  summary: '扫码或输入取货码交货，一码一次',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ code: v.pipe(v.string(), v.trim(), v.regex(/^\d{8}$/, '取货码是 8 位数字')) }),
  reply: TerminalOrder,
  refusals: ['pickup/code-unknown', 'pickup/code-used', 'pickup/not-ready', 'pickup/other-store', 'pickup/other-day', 'limit/too-many'],
});

export const markPrinted = endpoint({
  method: 'POST',
  path: '/api/terminal/orders/:orderId/printed',
  summary: '记下小票已打印',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ orderId: Id, slip: v.picklist(['kitchen', 'customer']) }),
  reply: TerminalOrder,
  refusals: ['thing/not-found'],
});
