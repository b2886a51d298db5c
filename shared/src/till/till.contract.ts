import * as v from 'valibot';
import { CouponChoice, CouponIds } from '../coupon/coupon-choice.ts';
import { soldBys } from '../catalog/sku-words.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Day, Id, Instant, Nothing, NumberCursor, pageOf, queryInteger } from '../kernel/fields.ts';
import { notRecognised } from '../member/member-code.contract.ts';
import { ShownCode } from '../member/shown-code.ts';
import { LineProblem } from '../order/order.contract.ts';
import { payMethods } from '../payment/pay-method.ts';
import { PointsChoice } from '../points/points-choice.ts';
import { MadeHere } from './made-here.ts';
import { SaleLines } from './sale-lines.ts';
import { ShiftView } from './till-shift.contract.ts';
import { TillSettings } from './till-settings.ts';
import { roundDowns } from './till-price.ts';

export const getTill = endpoint({
  method: 'GET',
  path: '/api/terminal/till',
  summary: '收银台：门店的条码秤和抹零设置、这台终端开着的班次、门店的挂单数，收不收支付宝',
  who: 'clerk',
  input: Nothing,
  reply: v.object({ settings: TillSettings, shift: v.nullable(ShiftView), parked: Count, takesAlipay: v.boolean() }),
  refusals: [],
});

export const recogniseGuest = endpoint({
  method: 'POST',
  path: '/api/terminal/till/guests',
  summary: '收银时认出会员：会员码、券码、手机号等；答复的 guestId 用来算价和收款。报手机号只积分，不能用券和积分',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ code: ShownCode }),
  reply: v.object({
    guestId: Id,
    /** Masked; the phone is empty when it is not known. */
    name: v.string(),
    phone: v.string(),
    /** Whether coupons and points may be spent with it. */
    maySpend: v.boolean(),
  }),
  refusals: [...notRecognised, 'member/nobodys-coupon'],
});

const SaleAsk = {
  lines: SaleLines,
  /** Who was recognised; null: nobody. */
  guestId: v.nullable(Id),
  usePoints: v.optional(v.boolean(), false),
  /** 抹零 */
  roundDown: v.optional(v.picklist(roundDowns), 'none'),
};

/** What was chosen of the product's options, in its order. */
const Chosen = v.array(v.object({ name: v.string(), surcharge: Amount }));
const DiscountView = v.object({ name: v.string(), amount: Amount });

/** A line as it would be sold; `index`: its place in what was asked. */
const QuotedLine = v.object({
  index: Count,
  skuId: Id,
  name: v.string(),
  skuName: v.string(),
  soldBy: v.picklist(soldBys),
  choices: Chosen,
  /** Without what the choices add. */
  price: Amount,
  pieces: Count,
  grams: v.nullable(Count),
  amount: Amount,
  paid: Amount,
  /** What it would cost at this store's price, where its label says something else; null: the same. */
  priceNow: v.nullable(Amount),
});

export const quoteSale = endpoint({
  method: 'POST',
  path: '/api/terminal/till/quotes',
  summary: '收银算价：每行金额、优惠、积分、抹零、应收，以及哪些行有问题。秤的标签由服务端读',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ ...SaleAsk, /** Null: those that take most off. */ couponIds: v.optional(v.nullable(CouponIds), null) }),
  reply: v.object({
    lines: v.array(QuotedLine),
    goods: Amount,
    discounts: v.array(DiscountView),
    coupons: v.array(CouponChoice),
    couponsRefused: v.nullable(v.string()),
    points: PointsChoice,
    payable: Amount,
    problems: v.array(LineProblem),
    obstacle: v.nullable(v.object({ code: v.string(), message: v.string() })),
  }),
  refusals: ['till/guest-gone', 'order/too-much'],
});
export type SaleQuoteData = v.InferOutput<typeof quoteSale.reply>;

const SoldLine = v.object({
  no: Count,
  skuId: Id,
  name: v.string(),
  skuName: v.string(),
  choices: Chosen,
  /** Without what the choices add. */
  price: Amount,
  pieces: Count,
  grams: v.nullable(Count),
  amount: Amount,
  paid: Amount,
  refunded: Amount,
  /** Pieces, or grams, that came back. */
  returned: Count,
});

/** A sale over the counter, as its receipt says it. */
export const SaleView = v.object({
  orderId: Id,
  /** `261120-0012`: the day and the store's count. */
  number: v.string(),
  /** What its receipt says instead, where it was sold without a network; null: it was not. */
  printedNumber: v.nullable(v.string()),
  at: Instant,
  clerk: v.string(),
  /** Masked; empty: nobody we know. */
  member: v.object({ name: v.string(), phone: v.string() }),
  lines: v.array(SoldLine),
  goods: Amount,
  discounts: v.array(DiscountView),
  payable: Amount,
  refunded: Amount,
  method: v.picklist(payMethods),
  /** Cash that was given; null: it was not paid in cash. */
  tendered: v.nullable(Amount),
  change: Amount,
  /** Whether its receipt came out already. */
  printed: v.boolean(),
  /** Why nothing of it can be returned; null: it can. */
  notReturnable: v.nullable(v.string()),
});
export type SaleViewData = v.InferOutput<typeof SaleView>;

/** A ticket as it is to be sold. */
export const SaleInput = {
  ...SaleAsk,
  couponIds: v.optional(CouponIds, []),
  /** The total the clerk saw. The server refuses if its own differs. */
  expectedPayable: Amount,
};

export const saleRefusals = [
  'till/no-shift',
  'till/guest-gone',
  'till/guest-may-not-spend',
  'till/round-down-too-far',
  'till/label-foreign',
  'till/label-misread',
  'till/label-empty',
  'till/plu-unknown',
  'till/not-sold-here',
  'till/by-weight',
  'till/by-piece',
  'order/choice-invalid',
  'order/price-changed',
  'order/too-much',
  'coupon/gone',
  'coupon/unfit',
  'points/too-few',
  'state/not-allowed',
];

export const sellForCash = endpoint({
  method: 'POST',
  path: '/api/terminal/till/sales',
  summary:
    '收现金：扣库存、用券和积分、出称重单、记入班次，一次完成；金额与店员看到的不同就拒绝。带 saleId 的一笔只收一次：再送来（换了键、换了班、先断网补传过）答复已有的那一笔',
  who: 'clerk',
  repeat: 'key',
  input: v.object({
    ...SaleInput,
    tendered: Amount,
    /** Made by the terminal for this sale, whichever way it comes here; left out: the server makes one. */
    saleId: v.optional(MadeHere),
  }),
  reply: SaleView,
  refusals: [...saleRefusals, 'payment/cash-short', 'till/sale-id-taken', 'till/sale-id-time'],
});

export const listSales = endpoint({
  method: 'GET',
  path: '/api/terminal/till/sales',
  summary: '门店某一天的收银记录，新的在前',
  who: 'clerk',
  input: v.object({ day: Day, after: NumberCursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: pageOf(SaleView),
  refusals: [],
});

export const findSale = endpoint({
  method: 'GET',
  path: '/api/terminal/till/sale',
  summary: '按小票上的单号（断网时的也行）或二维码找本店的一笔收银',
  who: 'clerk',
  input: v.object({
    text: v.pipe(v.string(), v.trim(), v.regex(/^(断网 ?)?[0-9A-Za-z:_-]{1,64}$/, '请扫小票上的码，或输入单号，如 261120-0012')),
  }),
  reply: SaleView,
  refusals: ['thing/not-found'],
});
