import * as v from 'valibot';
import { afterSaleStates } from '../after-sale/after-sale-status.ts';
import { couponSources, couponStates } from '../coupon/coupon-status.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Day, Id, Instant, Phone, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { orderStates } from '../order/order-status.ts';
import { saleModes } from '../order/order.contract.ts';
import { passStandings } from '../pass/pass-figures.ts';
import { pointsCorrectionMax } from '../points/points.ts';
import { CardView, PointEntryView } from '../points/points.contract.ts';
import { CardOnFile } from './member-card.contract.ts';
import { correctPoints as mayCorrect, findMembersByPhone, unbindCards, viewMembers } from './member-desk.permissions.ts';
import { recognisedKinds } from './recognised.ts';
import { ShownCode } from './shown-code.ts';
import { joinChannels } from './join-channel.ts';

const MemberFound = v.object({ id: Id, /** Masked, as the phone is. */ name: v.string(), phone: v.string(), joinedAt: Instant });
export type MemberFoundData = v.InferOutput<typeof MemberFound>;

const whole = ['account/whole-chain', 'limit/too-many'];

export const findMember = endpoint({
  method: 'POST',
  path: '/api/hq/members/find',
  summary: '用会员出示的号码找一位会员：会员码、券码、月卡卡号、会员卡号、旧券码，必须完整。每个账号 5 分钟内找不到 30 次就要等',
  who: 'headOffice',
  permission: viewMembers,
  repeat: 'natural',
  input: v.object({ code: ShownCode }),
  reply: v.object({ /** What the code was. */ kind: v.picklist(recognisedKinds), member: MemberFound }),
  refusals: [...whole, 'member/not-recognised', 'member/nobodys-coupon', 'member/card-waits', 'member/card-unbound', 'member/code-over'],
});

export const findMemberByPhone = endpoint({
  method: 'POST',
  path: '/api/hq/members/find-by-phone',
  summary: '用完整的手机号找会员，每次都留操作记录；一个号码先后有过几位会员时都列出，后来的在前。每个账号 5 分钟内找不到 30 次就要等',
  who: 'headOffice',
  permission: findMembersByPhone,
  repeat: 'natural',
  input: v.object({ phone: Phone }),
  reply: v.object({ items: v.array(MemberFound) }),
  refusals: [...whole, 'member/not-recognised'],
});

/** Of each kind so many are shown with a member, the newest first. */
export const recentShown = 20;

const PassOfMember = v.object({
  id: Id,
  name: v.string(),
  standing: v.picklist(passStandings),
  price: Amount,
  uses: Count,
  used: Count,
  refunded: Amount,
  boughtAt: v.nullable(Instant),
  lastDay: v.nullable(Day),
});

const OrderOfMember = v.object({
  id: Id,
  storeName: v.string(),
  state: v.picklist(orderStates),
  mode: v.picklist(saleModes),
  payable: Amount,
  refunded: Amount,
  placedAt: Instant,
});

const CaseOfMember = v.object({
  id: Id,
  orderId: Id,
  storeName: v.string(),
  state: v.picklist(afterSaleStates),
  asked: Amount,
  granted: v.nullable(Amount),
  at: Instant,
});

const CardOfMember = v.object({
  ...CardOnFile.entries,
  addedAt: Instant,
  /** The clerk and store that bound it; empty: it came otherwise. */
  boundBy: v.string(),
});

export const MemberFile = v.object({
  ...MemberFound.entries,
  /** How he came; null: nobody wrote it down. */
  channel: v.nullable(v.picklist(joinChannels)),
  card: CardView,
  cards: v.array(CardOfMember),
  passes: v.array(PassOfMember),
  orders: v.array(OrderOfMember),
  cases: v.array(CaseOfMember),
});
export type MemberFileData = v.InferOutput<typeof MemberFile>;

const OfMember = { memberId: Id };
const seeing = ['account/whole-chain', 'thing/not-found'];

export const getMember = endpoint({
  method: 'GET',
  path: '/api/hq/members/:memberId',
  summary: '一位会员：等级、成长值、积分，绑定的会员卡，最近的月卡、订单和售后；手机号打码',
  who: 'headOffice',
  permission: viewMembers,
  input: v.object(OfMember),
  reply: MemberFile,
  refusals: seeing,
});

const page = { after: Cursor, limit: v.optional(queryInteger(1, 100), 50) };

export const listMemberPoints = endpoint({
  method: 'GET',
  path: '/api/hq/members/:memberId/points',
  summary: '会员的积分明细，新的在前：每一笔从哪来、之后余多少',
  who: 'headOffice',
  permission: viewMembers,
  input: v.object({ ...OfMember, ...page }),
  reply: pageOf(PointEntryView),
  refusals: seeing,
});

const CouponOfMember = v.object({
  id: Id,
  name: v.string(),
  /** `满 30 减 5` */
  benefit: v.string(),
  state: v.picklist(couponStates),
  source: v.picklist(couponSources),
  /** Its last instant has passed. */
  isOver: v.boolean(),
  receivedAt: Instant,
  until: Instant,
  usedAt: v.nullable(Instant),
  /** The order that locked or used it. */
  orderId: v.nullable(Id),
  /** The store that redeemed it, without an order; empty: none did. */
  storeName: v.string(),
  /** Why it came back; empty: it did not, or is used again. */
  returned: v.string(),
});
export type CouponOfMemberData = v.InferOutput<typeof CouponOfMember>;

export const listMemberCoupons = endpoint({
  method: 'GET',
  path: '/api/hq/members/:memberId/coupons',
  summary: '会员的券，后得到的在前：从哪来、用在哪、为什么退回',
  who: 'headOffice',
  permission: viewMembers,
  input: v.object({ ...OfMember, ...page }),
  reply: pageOf(CouponOfMember),
  refusals: seeing,
});

export const correctMemberPoints = endpoint({
  method: 'POST',
  path: '/api/hq/members/:memberId/point-corrections',
  summary: '调整积分：加或减，写明原因，会员在积分明细里看得到；最多减到 0',
  who: 'headOffice',
  permission: mayCorrect,
  repeat: 'key',
  input: v.object({
    ...OfMember,
    points: v.pipe(
      v.number(),
      v.integer('请填写整数'),
      v.minValue(-pointsCorrectionMax),
      v.maxValue(pointsCorrectionMax),
      v.check((points) => points !== 0, '请填写要加或减多少'),
    ),
    reason: textFrom1To(60),
  }),
  reply: v.object({ /** The balance after it. */ balance: PointEntryView.entries.balance }),
  refusals: [...seeing, 'points/below-zero'],
});

export const unbindCard = endpoint({
  method: 'POST',
  path: '/api/hq/members/:memberId/cards/:cardId/unbind',
  summary: '解绑会员卡（丢了、绑错了），这张卡从此认不出会员；可以在门店重新绑定',
  who: 'headOffice',
  permission: unbindCards,
  repeat: 'natural',
  input: v.object({ ...OfMember, cardId: Id, reason: textFrom1To(60) }),
  reply: MemberFile,
  refusals: seeing,
});
