import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Day, Id, Instant, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { passStandings } from './pass-figures.ts';
import { passStates } from './pass-status.ts';
import { refundPasses, viewPasses } from './pass.permissions.ts';

const HeldPass = v.object({
  id: Id,
  kindId: Id,
  name: v.string(),
  /** Masked. */
  member: v.object({ name: v.string(), phone: v.string() }),
  standing: v.picklist(passStandings),
  price: Amount,
  uses: Count,
  used: Count,
  boughtAt: v.nullable(Instant),
  lastDay: v.nullable(Day),
  /** What went back of its price, or is on its way. */
  refunded: Amount,
  /** What would go back if it were refunded now; of one whose money was asked back, as it stood then. */
  refund: Amount,
  /** Why its money was asked back, and when; null: it was not, or that is over. */
  ask: v.nullable(v.object({ reason: v.string(), at: Instant })),
  answer: v.string(),
  can: v.object({ refund: v.boolean(), keep: v.boolean() }),
});
export type HeldPassData = v.InferOutput<typeof HeldPass>;

const Use = v.object({
  id: Id,
  at: Instant,
  store: v.string(),
  clerk: v.string(),
  product: v.string(),
  earned: Amount,
  /** Null: it stands. */
  reversed: v.nullable(v.string()),
});

const HeldPassDetail = v.object({
  ...HeldPass.entries,
  /** Its payment's number here, as WeChat's bill shows it. */
  tradeNo: v.string(),
  transactionId: v.nullable(v.string()),
  recent: v.array(Use),
});
export type HeldPassDetailData = v.InferOutput<typeof HeldPassDetail>;

/** Uses that are shown with a pass, the newest first. */
export const deskUsesShown = 100;

export const listHeldPasses = endpoint({
  method: 'GET',
  path: '/api/hq/passes',
  summary: '会员买的月卡，新的在前；按手机号、卡号、商户单号或微信支付单号，种类、状态查找',
  who: 'headOffice',
  permission: viewPasses,
  input: v.object({
    text: v.optional(textUpTo(40)),
    kindId: v.optional(Id),
    state: v.optional(v.picklist(passStates)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(HeldPass),
  refusals: ['account/whole-chain'],
});

const OfPass = { passId: Id };
const refusals = ['account/whole-chain', 'thing/not-found'];

export const getHeldPass = endpoint({
  method: 'GET',
  path: '/api/hq/passes/:passId',
  summary: '一张会员的月卡，和它最近的使用',
  who: 'headOffice',
  permission: viewPasses,
  input: v.object(OfPass),
  reply: HeldPassDetail,
  refusals,
});

export const refundPass = endpoint({
  method: 'POST',
  path: '/api/hq/passes/:passId/refund',
  summary: '同意会员的退款申请，或由总部主动退款：按规则算出金额，原路退回，月卡不能再用',
  who: 'headOffice',
  permission: refundPasses,
  repeat: 'key',
  input: v.object({ ...OfPass, reason: textFrom1To(60), /** What the desk saw. */ expectedRefund: Amount }),
  reply: HeldPassDetail,
  refusals: [...refusals, 'state/not-allowed', 'pass/nothing-back', 'pass/refund-changed'],
});

export const keepPass = endpoint({
  method: 'POST',
  path: '/api/hq/passes/:passId/keep',
  summary: '拒绝会员的退款申请并说明原因，月卡恢复可用',
  who: 'headOffice',
  permission: refundPasses,
  repeat: 'natural',
  input: v.object({ ...OfPass, reason: textFrom1To(60) }),
  reply: HeldPassDetail,
  refusals: [...refusals, 'state/not-allowed'],
});
