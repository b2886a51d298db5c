import * as v from 'valibot';
import { AfterSaleBrief } from '../after-sale/after-sale-view.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { CouponChoice, CouponIds } from '../coupon/coupon-choice.ts';
import { Amount, Count, Cursor, Id, Instant, pageOf, Phone, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { PointsChoice } from '../points/points-choice.ts';
import { PaySheet } from '../payment/pay-sheet.ts';
import { paymentStates } from '../payment/payment-status.ts';
import { refundStates } from '../payment/refund-status.ts';
import { LineView } from './line-view.ts';
import { CartLines } from './order-lines.ts';
import { orderModes, saleModes } from './order-modes.ts';
import { enders, orderStates } from './order-status.ts';

export { LineView, type LineViewData } from './line-view.ts';
export { orderModes, saleModes, type OrderMode, type SaleMode } from './order-modes.ts';

export const RefundView = v.object({
  id: Id,
  state: v.picklist(refundStates),
  amount: Amount,
  reason: v.string(),
  at: Instant,
  succeededAt: v.nullable(Instant),
});

const Stops = v.object({
  placed: Instant,
  paid: v.nullable(Instant),
  taken: v.nullable(Instant),
  ready: v.nullable(Instant),
  dispatched: v.nullable(Instant),
  ended: v.nullable(Instant),
});

export const DeliveryAddress = v.object({
  contact: v.string(),
  phone: v.string(),
  place: v.string(),
  door: v.string(),
  latE6: v.number(),
  lngE6: v.number(),
});

/** The order as its customer sees it. `can` combines permission and state: a client only shows or hides. */
export const OrderView = v.object({
  id: Id,
  store: v.object({ id: Id, name: v.string(), address: v.string(), phone: v.string(), latE6: v.number(), lngE6: v.number() }),
  state: v.picklist(orderStates),
  mode: v.picklist(saleModes),
  /** The promised slot; null: as soon as possible. */
  slot: v.nullable(v.object({ start: Instant, end: Instant })),
  /** When it should be ready or at the door, as far as known. */
  readyBy: v.nullable(Instant),
  /** Placed and paid in an earlier system: untaken, it is refunded 10 minutes after the promised time, not after the payment. */
  earlier: v.boolean(),
  /** Counted per store and day; null until paid. */
  pickupNumber: v.nullable(v.string()),
  /** Shown as digits and QR while there is something to collect. */
  pickupCode: v.nullable(v.string()),
  /** Orders before this one in the store's queue; null when it is not waiting. */
  ahead: v.nullable(Count),
  lines: v.array(LineView),
  goods: Amount,
  discounts: v.array(v.object({ name: v.string(), amount: Amount })),
  deliveryFee: Amount,
  payable: Amount,
  refunded: Amount,
  remark: v.string(),
  address: v.nullable(DeliveryAddress),
  contactPhone: v.string(),
  payment: v.object({ state: v.picklist(paymentStates), expiresAt: Instant }),
  refunds: v.array(RefundView),
  /** The latest case for money back; null: nothing asked. */
  afterSale: v.nullable(AfterSaleBrief),
  /** Who ended it and why, as a sentence; null while it goes on or when it was completed. */
  ending: v.nullable(v.object({ by: v.picklist(enders), reason: v.string() })),
  at: Stops,
  can: v.object({ pay: v.boolean(), cancel: v.boolean(), askRefund: v.boolean() }),
});
export type OrderViewData = v.InferOutput<typeof OrderView>;

/** What is wrong with a cart line now, so that the page can say so beside it. */
export const LineProblem = v.object({ index: Count, code: v.string(), message: v.string() });

const OrderAsk = {
  storeId: Id,
  mode: v.picklist(orderModes),
  lines: CartLines,
  /** Start of the chosen slot; null: as soon as possible. */
  slotStart: v.nullable(Instant),
  addressId: v.nullable(Id),
};

/** What is taken off, as it is shown. */
const DiscountView = v.object({ name: v.string(), amount: Amount });

export const quoteOrder = endpoint({
  method: 'POST',
  path: '/api/mini/quotes',
  summary: '下单前算价：每行金额、优惠、配送费、应付，以及哪些行有问题',
  who: 'anyone',
  repeat: 'natural',
  input: v.object({
    ...OrderAsk,
    addressId: v.optional(OrderAsk.addressId, null),
    /** The coupons to use; null: those that take most off. */
    couponIds: v.optional(v.nullable(CouponIds), null),
    usePoints: v.optional(v.boolean(), false),
  }),
  reply: v.object({
    lines: v.array(v.object({ amount: Amount, paid: Amount })),
    goods: Amount,
    discounts: v.array(DiscountView),
    /** The member's coupons, those that fit first; those that are over soonest, 50 at most. */
    coupons: v.array(CouponChoice),
    /** Why the coupons that were asked for are not used; null: they are, or none were. */
    couponsRefused: v.nullable(v.string()),
    points: PointsChoice,
    deliveryFee: Amount,
    payable: Amount,
    problems: v.array(LineProblem),
    /** Why the whole order would be refused now; null: it would be taken. */
    obstacle: v.nullable(v.object({ code: v.string(), message: v.string() })),
  }),
  refusals: ['thing/not-found', 'order/too-much'],
});

export const placeOrder = endpoint({
  method: 'POST',
  path: '/api/mini/orders',
  summary: '下单：锁定库存与时段，等待付款 15 分钟',
  who: 'customer',
  repeat: 'key',
  input: v.object({
    ...OrderAsk,
    remark: textUpTo(100),
    /** For the store to call; null: the profile's phone. Needed for delivery (the address has its own). */
    contactPhone: v.nullable(Phone),
    couponIds: v.optional(CouponIds, []),
    /** Spends the points that the quote named as spendable. */
    usePoints: v.optional(v.boolean(), false),
    /** The total the customer saw. The server refuses if its own price differs. */
    expectedPayable: Amount,
    /** Invoice details for the store; null: none wanted. */
    invoice: v.nullable(v.object({ title: textFrom1To(60), taxNo: textUpTo(30) })),
  }),
  reply: OrderView,
  refusals: [
    'order/price-changed',
    'order/too-much',
    'order/item-unavailable',
    'order/not-enough',
    'order/choice-invalid',
    'order/grams-invalid',
    'order/store-not-taking',
    'order/slot-full',
    'order/slot-gone',
    'order/too-late',
    'order/pickup-off',
    'order/delivery-off',
    'order/out-of-zone',
    'order/below-minimum',
    'order/address-required',
    'order/nothing-to-pay',
    'order/too-many-unpaid',
    'coupon/gone',
    'coupon/unfit',
    'points/too-few',
  ],
});

export const getOrder = endpoint({
  method: 'GET',
  path: '/api/mini/orders/:orderId',
  summary: '订单详情',
  who: 'customer',
  input: v.object({ orderId: Id }),
  reply: OrderView,
  refusals: ['thing/not-found'],
});

export const OrderSummary = v.object({
  id: Id,
  storeId: Id,
  storeName: v.string(),
  state: v.picklist(orderStates),
  mode: v.picklist(saleModes),
  pickupNumber: v.nullable(v.string()),
  placedAt: Instant,
  payable: Amount,
  refunded: Amount,
  /** The first lines' names and pictures, and how many lines there are. */
  lines: v.array(v.object({ name: v.string(), picture: v.string() })),
  lineCount: Count,
});

export const listOrders = endpoint({
  method: 'GET',
  path: '/api/mini/orders',
  summary: '我的订单，新的在前；open=1 只列进行中的',
  who: 'customer',
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 50), 20), open: v.optional(queryInteger(0, 1), 0) }),
  reply: pageOf(OrderSummary),
  refusals: [],
});

export const payOrder = endpoint({
  method: 'POST',
  path: '/api/mini/orders/:orderId/payment',
  summary: '取得微信支付参数；可反复调用，未付款前一直有效',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ orderId: Id }),
  reply: PaySheet,
  refusals: ['thing/not-found', 'order/not-payable', 'outside/unavailable'],
});

export const checkPayment = endpoint({
  method: 'POST',
  path: '/api/mini/orders/:orderId/payment/check',
  summary: '支付面板关闭后，向微信核对这笔付款',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ orderId: Id }),
  reply: OrderView,
  refusals: ['thing/not-found'],
});

export const cancelOrder = endpoint({
  method: 'POST',
  path: '/api/mini/orders/:orderId/cancel',
  summary: '顾客取消订单：付款前随时，付款后到门店接单为止（自动退款）',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ orderId: Id, reason: textUpTo(100) }),
  reply: OrderView,
  refusals: ['thing/not-found', 'state/not-allowed'],
});
