import * as v from 'valibot';
import { givenChannels } from '../member/join-channel.ts';
import { textFrom1To, textUpTo } from '../kernel/fields.ts';
import { Bearers, CouponTerms, Validity } from './coupon-terms.ts';

/** What gives a coupon by itself: the member's first sign-in, his birthday, a higher tier that he reaches, a completed order. */
export const givenAtKinds = ['registration', 'birthday', 'rise', 'order'] as const;
export type GivenAt = (typeof givenAtKinds)[number];

export const givenAtWords: Record<GivenAt, string> = {
  registration: '会员注册时',
  birthday: '会员生日当天',
  rise: '会员升级时',
  order: '订单完成后',
};

/** What an occasion tells apart, so that a coupon may be for some only; null: nothing. */
export const toldApartBy = (givenAt: GivenAt | null): 'channel' | 'tier' | null =>
  givenAt === 'registration' ? 'channel' : givenAt === 'birthday' || givenAt === 'rise' ? 'tier' : null;

const givenToMax = 40;

export const templateTotalMax = 100_000_000;
export const Total = v.pipe(v.number(), v.integer(), v.minValue(1, '总数至少 1 张'), v.maxValue(templateTotalMax, '总数最多一亿张'));
const PerMember = v.pipe(v.number(), v.integer(), v.minValue(1, '至少 1 张'), v.maxValue(1_000, '最多 1,000 张'));

const couldTakeMoreThanItAsks = ({ benefit }: v.InferOutput<typeof CouponTerms>): boolean =>
  benefit.kind === 'threshold' && benefit.off > benefit.from;

/** What somebody at head office writes of a template. */
export const CouponDraft = v.pipe(
  v.object({
    name: textFrom1To(20),
    /** What its members should know besides its terms. */
    note: textUpTo(200),
    terms: v.pipe(
      CouponTerms,
      v.check((terms) => !couldTakeMoreThanItAsks(terms), '减的金额不能多于门槛'),
    ),
    validity: Validity,
    bearers: Bearers,
    total: Total,
    /** What a member may receive by himself, in all and in a day; what head office gives is not counted. */
    perMember: PerMember,
    perMemberDay: PerMember,
    inCentre: v.boolean(),
    /** Typed, scanned or linked to, to receive one; null: it cannot be. */
    claimCode: v.nullable(textFrom1To(20)),
    givenAt: v.nullable(v.picklist(givenAtKinds)),
    /** Keys of the tiers, or the registration channels, that it is given to; empty: to all whom the occasion reaches. */
    givenTo: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,12}$/))), v.maxLength(givenToMax)), []),
    /** Clerks may give it: so many on a day, and so many all clerks of a store together; null: they may not. */
    byClerks: v.nullable(
      v.pipe(
        v.object({ perClerkDay: PerMember, perStoreDay: PerMember }),
        v.forward(
          v.check(({ perClerkDay, perStoreDay }) => perClerkDay <= perStoreDay, '每位店员的张数不能多于每家门店的张数'),
          ['perClerkDay'],
        ),
      ),
    ),
  }),
  v.forward(
    v.check(({ perMember, perMemberDay }) => perMemberDay <= perMember, '每天的张数不能多于总共的张数'),
    ['perMemberDay'],
  ),
  v.forward(
    v.check(({ givenAt, givenTo }) => givenTo.length === 0 || toldApartBy(givenAt) !== null, '这种发放不分对象'),
    ['givenTo'],
  ),
  v.forward(
    v.check(
      ({ givenAt, givenTo }) => toldApartBy(givenAt) !== 'channel' || givenTo.every((key) => (givenChannels as string[]).includes(key)),
      '没有这个注册渠道',
    ),
    ['givenTo'],
  ),
);
export type CouponDraftData = v.InferOutput<typeof CouponDraft>;
