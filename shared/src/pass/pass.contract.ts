import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Day, Id, Instant, Nothing, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { PaySheet } from '../payment/pay-sheet.ts';
import { passStandings } from './pass-figures.ts';

/** A pass kind as customers read it; every text is a finished sentence. */
const PassWords = {
  name: v.string(),
  /** `30 天内可用 30 次，每天 1 次` */
  promise: v.string(),
  /** Where it counts and what a use gives, a line each. */
  lines: v.array(v.string()),
  note: v.string(),
  price: Amount,
};

const PassOffer = v.object({
  kindId: Id,
  ...PassWords,
  days: Count,
  /** How refunds are reckoned, said before buying. */
  refundRule: v.string(),
  /** Why the member cannot buy it now; null: he can. A visitor is told of nothing. */
  why: v.nullable(v.string()),
});
export type PassOfferData = v.InferOutput<typeof PassOffer>;

export const PassView = v.object({
  id: Id,
  kindId: Id,
  ...PassWords,
  standing: v.picklist(passStandings),
  /** Until when it can be paid for; null: it was, or never will be. */
  payUntil: v.nullable(Instant),
  boughtAt: v.nullable(Instant),
  /** The last day on which it counts; null: it was not paid for. */
  lastDay: v.nullable(Day),
  uses: Count,
  left: Count,
  leftToday: Count,
  /** What asking for the money now would bring; of one whose money was asked for, what that brings or brought. */
  refund: Amount,
  /** What head office said to the last time its money was asked back; empty: nothing. */
  answer: v.string(),
  can: v.object({ askRefund: v.boolean(), withdraw: v.boolean() }),
});
export type PassData = v.InferOutput<typeof PassView>;

const PassUse = v.object({ id: Id, at: Instant, store: v.string(), product: v.string(), reversed: v.boolean() });
export type PassUseData = v.InferOutput<typeof PassUse>;

/** Uses that are shown with a pass, the newest first. */
export const passUsesShown = 30;

const PassDetail = v.object({
  ...PassView.entries,
  /** Sixteen digits, while it can be used in a store; null otherwise. */
  code: v.nullable(v.string()),
  refundRule: v.string(),
  recent: v.array(PassUse),
});
export type PassDetailData = v.InferOutput<typeof PassDetail>;

export const listPassOffers = endpoint({
  method: 'GET',
  path: '/api/mini/pass-kinds',
  summary: '在售的月卡，各自能不能买',
  who: 'anyone',
  input: Nothing,
  reply: v.object({ items: v.array(PassOffer) }),
  refusals: [],
});

export const buyPass = endpoint({
  method: 'POST',
  path: '/api/mini/passes',
  summary: '买一张月卡：15 分钟内付款；还没付款时再买同一种，得到的是同一张',
  who: 'customer',
  repeat: 'key',
  input: v.object({ kindId: Id, /** The price the customer saw. */ expectedPrice: Amount }),
  reply: PassView,
  refusals: ['thing/not-found', 'pass/not-sold', 'pass/price-changed', 'pass/has-one'],
});

const OfPass = v.object({ passId: Id });

export const payPass = endpoint({
  method: 'POST',
  path: '/api/mini/passes/:passId/payment',
  summary: '取得微信支付参数；可反复调用，未付款前一直有效',
  who: 'customer',
  repeat: 'natural',
  input: OfPass,
  reply: PaySheet,
  refusals: ['thing/not-found', 'pass/not-payable', 'outside/unavailable'],
});

export const checkPassPayment = endpoint({
  method: 'POST',
  path: '/api/mini/passes/:passId/payment/check',
  summary: '支付面板关闭后，向微信核对这笔付款',
  who: 'customer',
  repeat: 'natural',
  input: OfPass,
  reply: PassView,
  refusals: ['thing/not-found', 'outside/unavailable'],
});

export const listMyPasses = endpoint({
  method: 'GET',
  path: '/api/mini/passes',
  summary: '我的月卡，新的在前；没付款就取消的不列',
  who: 'customer',
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: v.object({ ...pageOf(PassView).entries, /** What can be used today of all of them. */ leftToday: Count }),
  refusals: [],
});

export const getMyPass = endpoint({
  method: 'GET',
  path: '/api/mini/passes/:passId',
  summary: '一张月卡：剩余次数、用过的记录，可用时带有在门店出示的卡号',
  who: 'customer',
  input: OfPass,
  reply: PassDetail,
  refusals: ['thing/not-found'],
});

export const askPassRefund = endpoint({
  method: 'POST',
  path: '/api/mini/passes/:passId/refund-ask',
  summary: '申请退款：月卡立即暂停，等总部审核',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ passId: Id, reason: textFrom1To(100) }),
  reply: PassDetail,
  refusals: ['thing/not-found', 'state/not-allowed', 'pass/nothing-back'],
});

export const withdrawPassRefund = endpoint({
  method: 'POST',
  path: '/api/mini/passes/:passId/refund-ask/withdraw',
  summary: '撤回还没审核的退款申请，月卡恢复可用',
  who: 'customer',
  repeat: 'natural',
  input: OfPass,
  reply: PassDetail,
  refusals: ['thing/not-found', 'state/not-allowed'],
});
