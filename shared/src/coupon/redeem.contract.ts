import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Day, Id, Instant, pageOf, queryInteger, textFrom1To } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';
import { ShownCode } from '../member/shown-code.ts';

const seeRedemptions = permission('coupon.redemptions', '营销', '查看门店的核销（优惠券、月卡）和每日合计');

/** What the goods that a coupon counts cost together at the counter: up to a hundred thousand yuan. */
const Goods = v.pipe(Amount, v.minValue(1, '金额要大于 0'), v.maxValue(10_000_000, '金额最多 100000 元'));

/** What the clerk told of the sale. Null: not told. */
const Sale = {
  goods: v.nullable(Goods),
  /** What an exchange gives a piece of. */
  skuId: v.nullable(Id),
};

export const ExchangeChoice = v.object({ skuId: Id, name: v.string(), price: Amount });
export type ExchangeChoiceData = v.InferOutput<typeof ExchangeChoice>;

/** A coupon as the terminal shows it before it is redeemed. */
const CouponAtCounter = v.object({
  couponId: Id,
  name: v.string(),
  /** `满 30 减 5` */
  benefit: v.string(),
  /** Where, when and for what, a line each. */
  lines: v.array(v.string()),
  note: v.string(),
  until: Instant,
  /** Masked. The phone is empty when it is not known. */
  member: v.object({ name: v.string(), phone: v.string() }),
  /** What has to be told of the sale. */
  asks: v.picklist(['goods', 'product']),
  /** What it can be exchanged for here, the dearest first; otherwise empty. */
  products: v.array(ExchangeChoice),
  /** The product that was told, or the only one there is. */
  skuId: v.nullable(Id),
  /** What would be taken off; null: the sale was not told yet, or it cannot be used. */
  takenOff: v.nullable(Amount),
  /** Why it cannot be redeemed here and now for this sale; null: it can. */
  why: v.nullable(v.string()),
});
export type CouponAtCounterData = v.InferOutput<typeof CouponAtCounter>;

export const previewRedemption = endpoint({
  method: 'POST',
  path: '/api/terminal/coupon-previews',
  summary: '扫码或输入券码，看这张券能不能在本店用、能减多少；不改变任何东西。5 分钟内输错 10 次就要等',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ code: ShownCode, ...Sale }),
  reply: CouponAtCounter,
  refusals: ['redeem/code-unknown', 'limit/too-many'],
});

/** What a redemption took off, or earned its store, and who bears it; amounts in fen. */
const Borne = { takenOff: Amount, headOffice: Amount, branch: Amount, owner: Amount };

export const redeemedKinds = ['coupon', 'pass'] as const;
export type RedeemedKind = (typeof redeemedKinds)[number];

export const Redemption = v.object({
  id: Id,
  /** Of a pass `takenOff` is what the store earns for the use. */
  kind: v.picklist(redeemedKinds),
  name: v.string(),
  /** What was exchanged; empty: nothing was. */
  product: v.string(),
  member: v.string(),
  clerk: v.string(),
  at: Instant,
  goods: Amount,
  ...Borne,
  /** Null: it stands. */
  reversed: v.nullable(v.object({ at: Instant, by: v.string(), reason: v.string() })),
});
export type RedemptionData = v.InferOutput<typeof Redemption>;

/** The redemptions that stand, added up; those reversed are only counted. */
const RedemptionTotal = v.object({
  ...{ redeemed: Count, reversed: Count, goods: Amount, ...Borne },
  /** How many of them were uses of passes, and what the stores earned by these. */
  ...{ passUses: Count, passEarned: Amount },
});
export type RedemptionTotalData = v.InferOutput<typeof RedemptionTotal>;

export const redeemCoupon = endpoint({
  method: 'POST',
  path: '/api/terminal/redemptions',
  summary: '核销一张券：一张券只成功一次，同一个 Idempotency-Key 再问得到同样的答复',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ code: ShownCode, ...Sale, /** What the preview said, so that nobody is charged otherwise. */ takenOff: Amount }),
  reply: Redemption,
  refusals: [
    ...['redeem/code-unknown', 'redeem/used', 'redeem/locked', 'redeem/void', 'redeem/unfit'],
    ...['redeem/goods-needed', 'redeem/product-needed', 'redeem/changed', 'limit/too-many'],
  ],
});

export const reverseRedemption = endpoint({
  method: 'POST',
  path: '/api/terminal/redemptions/:redemptionId/reverse',
  summary: '撤销当天的一次核销并说明原因，券回到顾客手里，月卡的次数回来',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ redemptionId: Id, reason: textFrom1To(60) }),
  reply: Redemption,
  refusals: ['thing/not-found', 'redeem/day-over', 'redeem/pass-refunded'],
});

const RedemptionPage = v.object({ ...pageOf(Redemption).entries, total: RedemptionTotal });

export const listRedemptions = endpoint({
  method: 'GET',
  path: '/api/terminal/redemptions',
  summary: '本店某一天的核销，新的在前，和这一天的合计',
  who: 'clerk',
  input: v.object({ day: Day, after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: RedemptionPage,
  refusals: [],
});

const StoreDay = v.object({ storeId: Id, storeName: v.string(), day: Day, ...RedemptionTotal.entries });
export type StoreDayData = v.InferOutput<typeof StoreDay>;

/** Days that are looked at together. */
export const redemptionDaysMax = 31;

export const listRedemptionDays = deskEndpoint({
  method: 'GET',
  path: '/redemption-days',
  summary: `每店每天的核销合计和承担方，新的日子在前；最多一次看 ${redemptionDaysMax} 天。只列出负责范围之内、当时归属的核销`,
  permission: seeRedemptions,
  stale: true,
  input: v.object({
    /** Both included. */
    from: Day,
    to: Day,
    storeId: v.optional(Id),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: v.object({ ...pageOf(StoreDay).entries, total: RedemptionTotal }),
  refusals: ['input/invalid'],
});

export const listStoreRedemptions = deskEndpoint({
  method: 'GET',
  path: '/stores/:storeId/redemptions',
  summary: '一家门店某一天的核销，新的在前，和这一天的合计',
  permission: seeRedemptions,
  input: v.object({ storeId: Id, day: Day, after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: v.object({ store: v.object({ id: Id, name: v.string() }), ...RedemptionPage.entries }),
  refusals: ['thing/not-found'],
});
