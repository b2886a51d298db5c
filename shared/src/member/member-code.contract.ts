import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Day, Id, Instant, Nothing } from '../kernel/fields.ts';
import { recognisedKinds } from './recognised.ts';
import { ShownCode } from './shown-code.ts';

export const getMemberCode = endpoint({
  method: 'POST',
  path: '/api/mini/member-code',
  summary: '在门店出示的会员码，每分钟更换；过了 until 再取一个',
  who: 'customer',
  /** Again within the minute it is the same code. */
  repeat: 'natural',
  input: Nothing,
  reply: v.object({ /** Seventeen digits. */ code: v.string(), until: Instant }),
  refusals: [],
});

/** A coupon of a member's, as the store of the terminal stands to it now. */
const CouponHere = v.object({
  couponId: Id,
  name: v.string(),
  /** `满 30 减 5` */
  benefit: v.string(),
  until: Instant,
  /** Why it cannot be used here and now, whatever is sold; null: it can. */
  why: v.nullable(v.string()),
  /** To redeem it with; null: the member has shown nothing but his number, and has to show the coupon. */
  code: v.nullable(v.string()),
});

/** A pass of a member's, as the store of the terminal stands to it now. */
const PassHere = v.object({
  passId: Id,
  name: v.string(),
  left: Count,
  leftToday: Count,
  /** The last day on which it counts. */
  lastDay: Day,
  /** Why it cannot be used here and now; null: it can. */
  why: v.nullable(v.string()),
  /** To use it with; null: the member has shown nothing but his number, and has to show the pass. */
  code: v.nullable(v.string()),
});

/** Why nobody is recognised at a counter, wherever a code is shown there. */
export const notRecognised = [
  ...['member/not-recognised', 'member/payment-code', 'member/card-waits', 'member/card-unbound', 'member/wechat-card-unknown'],
  ...['member/code-over', 'outside/unavailable', 'limit/too-many'],
];

export const recogniseMember = endpoint({
  method: 'POST',
  path: '/api/terminal/recognise',
  summary:
    '认出会员：手机号、会员码、券码、月卡卡号、旧券码、会员卡、微信会员卡或支付宝会员卡的号码，一个输入框；答复是哪一种、会员（打码）和在本店能用的券、月卡。5 分钟内认不出 10 次就要等',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ code: ShownCode }),
  reply: v.object({
    kind: v.picklist(recognisedKinds),
    /** Masked, with the id by which he is given something; the phone is empty when it is not known. Null: the coupon is nobody's. */
    member: v.nullable(v.object({ id: Id, name: v.string(), phone: v.string() })),
    /** Of a coupon's code: that coupon; otherwise those that are over soonest, at most 50. Those that can be used first. */
    coupons: v.array(CouponHere),
    /** Of a pass's code: that pass, whatever became of it; of a coupon's: none. Those that can be used first. */
    passes: v.array(PassHere),
  }),
  refusals: notRecognised,
});
