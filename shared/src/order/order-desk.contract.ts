import * as v from 'valibot';
import { AfterSaleBrief, AfterSaleStep } from '../after-sale/after-sale-view.ts';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Day, Id, Instant, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { payMethods } from '../payment/pay-method.ts';
import { paymentStates } from '../payment/payment-status.ts';
import { refundStates } from '../payment/refund-status.ts';
import { DeliveryAddress, LineView, saleModes } from './order.contract.ts';
import { linesMax } from './order-lines.ts';
import { enders, orderStates } from './order-status.ts';
import { noteOrders, refundAnyAmount, refundOrders, seeOrders } from './order.permissions.ts';

/** An order in a list of the desk; the phone is masked. */
const DeskOrderRow = v.object({
  id: Id,
  storeId: Id,
  storeName: v.string(),
  state: v.picklist(orderStates),
  mode: v.picklist(saleModes),
  businessDay: Day,
  pickupNumber: v.nullable(v.string()),
  phone: v.string(),
  payable: Amount,
  refunded: Amount,
  /** The customer asked for the money back and nobody answered yet. */
  refundWanted: v.boolean(),
  placedAt: Instant,
  paidAt: v.nullable(Instant),
});
export type DeskOrderRowData = v.InferOutput<typeof DeskOrderRow>;

export const refundFilters = ['wanted', 'refunded'] as const;

export const listOrders = deskEndpoint({
  method: 'GET',
  path: '/orders',
  summary: '订单列表，新的在前；按门店、状态、方式、营业日、退款、加盟商、分公司筛选。只列出负责范围之内的订单，手机号打码',
  permission: seeOrders,
  stale: true,
  input: v.object({
    storeId: v.optional(Id),
    ownerId: v.optional(Id),
    branchId: v.optional(Id),
    state: v.optional(v.picklist(orderStates)),
    mode: v.optional(v.picklist(saleModes)),
    /** Business days, both included. */
    from: v.optional(Day),
    to: v.optional(Day),
    refund: v.optional(v.picklist(refundFilters)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(DeskOrderRow),
  refusals: [],
});

/** What a search text turned out to be. */
export const searchKinds = ['order', 'earlier', 'payment', 'refund', 'phone', 'code', 'number'] as const;
export type SearchKind = (typeof searchKinds)[number];

export const searchOrders = deskEndpoint({
  method: 'GET',
  path: '/orders/search',
  summary:
    '用一段文字找订单：订单号、旧系统订单号、手机号、微信支付单号、商户单号、退款单号、取货码（近 7 天）、取餐号（要选门店）；答复里写明是哪一种',
  permission: seeOrders,
  input: v.object({
    text: v.pipe(v.string(), v.trim(), v.regex(/^[0-9A-Za-z_-]{3,64}$/, '请填写订单号、手机号、微信支付单号、取货码或取餐号')),
    /** The store of a pickup number. */
    storeId: v.optional(Id),
    /** The business day of a pickup number; today when left out. */
    day: v.optional(Day),
  }),
  /** At most 50, the newest first. `kind` null: it is nothing that orders are found by. */
  reply: v.object({ kind: v.nullable(v.picklist(searchKinds)), items: v.array(DeskOrderRow) }),
  refusals: ['limit/too-many', 'order/number-needs-store'],
});

/** What happened to an order, as its timeline names it. */
export const orderMoments = [
  'placed',
  'paid',
  'notified',
  'rung',
  'taken',
  'kitchenPrinted',
  'customerPrinted',
  'ready',
  'dispatched',
  'handedOver',
  'delivered',
  'cancelled',
  'discarded',
  'refundRequested',
  'refundSucceeded',
  'caseStep',
] as const;
export type OrderMoment = (typeof orderMoments)[number];

const DeskRefund = v.object({
  id: Id,
  state: v.picklist(refundStates),
  /** How it goes back. */
  method: v.picklist(payMethods),
  amount: Amount,
  lines: v.array(v.object({ no: Count, amount: Amount })),
  reason: v.string(),
  askedBy: v.string(),
  at: Instant,
  succeededAt: v.nullable(Instant),
  wechatRefundId: v.nullable(v.string()),
  wechatStatus: v.nullable(v.string()),
});

const Note = v.object({ id: Id, at: Instant, by: v.string(), text: v.string() });

export const DeskOrder = v.object({
  ...DeskOrderRow.entries,
  storeCode: v.string(),
  storePhone: v.string(),
  ownerName: v.string(),
  customerName: v.string(),
  slot: v.nullable(v.object({ start: Instant, end: Instant })),
  remark: v.string(),
  address: v.nullable(DeliveryAddress),
  invoice: v.nullable(v.object({ title: v.string(), taxNo: v.string() })),
  lines: v.array(LineView),
  goods: Amount,
  discount: Amount,
  deliveryFee: Amount,
  /** What can still go back of the delivery fee. */
  deliveryFeeRest: Amount,
  payment: v.object({
    state: v.picklist(paymentStates),
    /** How it was paid; at the counter only a first guess before that. */
    method: v.picklist(payMethods),
    /** Cash that was handed over; null: none was. */
    tendered: v.nullable(Amount),
    outTradeNo: v.string(),
    transactionId: v.nullable(v.string()),
    payeeName: v.string(),
    payerTotal: v.nullable(Amount),
  }),
  refunds: v.array(DeskRefund),
  afterSale: v.nullable(AfterSaleBrief),
  ending: v.nullable(v.object({ by: v.picklist(enders), reason: v.string() })),
  /** In the order in which it happened; `by` and `more` are empty where nothing is known. */
  timeline: v.array(
    v.object({
      what: v.picklist(orderMoments),
      at: Instant,
      by: v.string(),
      more: v.string(),
      /** Of a `caseStep`: what happened to the customer's case. */
      step: v.optional(AfterSaleStep),
    }),
  ),
  /** The newest first. */
  notes: v.array(Note),
  can: v.object({
    /** The most that the caller may give back now, in fen; 0: nothing. */
    refundMax: Amount,
    /** All of it at once, which also ends an order that is under way. */
    refundAll: v.boolean(),
    note: v.boolean(),
  }),
});
export type DeskOrderData = v.InferOutput<typeof DeskOrder>;

export const getOrder = deskEndpoint({
  method: 'GET',
  path: '/orders/:orderId',
  summary:
    '订单详情：经过（下单、付款、通知、响铃、接单、打印、备好、交货、退款申请的每一步、退款，由谁、何时）、商品、付款、退款、备注，以及我现在可以做什么',
  permission: seeOrders,
  input: v.object({ orderId: Id }),
  reply: DeskOrder,
  refusals: ['thing/not-found'],
});

const refundInput = v.object({
  orderId: Id,
  reason: textFrom1To(60),
  /** All that is left; then `lines` and `deliveryFee` are not looked at. */
  all: v.optional(v.boolean(), false),
  lines: v.optional(
    v.pipe(v.array(v.object({ no: Count, amount: v.pipe(Amount, v.minValue(1, '每行至少退 1 分')) })), v.maxLength(linesMax)),
    [],
  ),
  deliveryFee: v.optional(Amount, 0),
});

const refundOf = <Path extends `/orders/:orderId/${string}`>(path: Path, summary: string, leave: typeof refundOrders) =>
  deskEndpoint({
    method: 'POST',
    path,
    summary,
    permission: leave,
    repeat: 'key',
    input: refundInput,
    reply: DeskOrder,
    refusals: ['thing/not-found', 'state/not-allowed', 'order/nothing-to-refund', 'order/refund-exceeds', 'order/refund-limit'],
  });

export const refundOrder = refundOf(
  '/orders/:orderId/refunds',
  '退款：全部，或按商品行填写金额；每笔订单累计不超过 ¥100。全部退时，还没完成的订单同时取消',
  refundOrders,
);
export const refundOrderAny = refundOf('/orders/:orderId/large-refunds', '退款：全部，或按商品行填写金额；不限金额', refundAnyAmount);

export const addNote = deskEndpoint({
  method: 'POST',
  path: '/orders/:orderId/notes',
  summary: '给订单写备注；顾客看不到',
  permission: noteOrders,
  repeat: 'key',
  input: v.object({ orderId: Id, text: textFrom1To(200) }),
  reply: DeskOrder,
  refusals: ['thing/not-found'],
});
