import * as v from 'valibot';
import { addEarlierCoupons, dropEarlierCoupons, writeEarlierCoupon } from '../coupon/index.ts';
import { cell, endMoment, momentOrNothing, needed, readWith, shownCode } from './fields.ts';
import { holderOf } from './find-cards.ts';
import { findCoupons, readTemplates } from './find-coupons.ts';
import { madeOf, type Kind } from './kind.ts';
import { readMembersOrCards } from './members-named.ts';

const states = { '': 'held', 未用: 'held', 已用: 'used', 作废: 'void' } as const;

const CouponLine = v.pipe(
  v.object({
    code: shownCode('券码'),
    template: needed('券模板', 40),
    /** Empty: whoever shows the code. */
    member: cell('会员', 64),
    from: momentOrNothing('生效时间'),
    until: endMoment('失效时间'),
    state: v.pipe(
      v.string(),
      v.picklist(Object.keys(states) as (keyof typeof states)[], '状态应是未用、已用或作废'),
      v.transform((text) => states[text]),
    ),
  }),
  v.check(({ from, until: end }) => from === null || from < end, '失效时间要晚于生效时间'),
);
export type CouponLine = v.InferOutput<typeof CouponLine>;

/** Coupons that the earlier system gave: known by their old codes, they are what their templates here say. */
export const couponsKind: Kind<CouponLine> = {
  read: readWith(CouponLine),
  keyOf: ({ code }) => code,
  examine: findCoupons,
  make: async (ctx, rows) => {
    const memberOf = await readMembersOrCards(ctx.sql, rows.map(({ member }) => member)); // prettier-ignore
    const templateOf = await readTemplates(ctx.sql, rows);
    const ids = await addEarlierCoupons(
      ctx,
      rows.map(({ code, template, member, state, from, until: end }) => ({
        ...{ code, templateId: templateOf(template)[0]!.id, state, ...holderOf(memberOf, member) },
        span: { from: from ?? (ctx.now < end ? ctx.now : end), until: end },
      })),
    );
    return madeOf(ids);
  },
  write: writeEarlierCoupon,
  own: [
    { table: 'coupon', column: 'id', order: 'id' },
    { table: 'earlier_coupon', column: 'coupon_id', order: 'coupon_id' },
  ],
  uses: [
    { table: 'order_coupon', column: 'coupon_id', said: '券用在订单里过' },
    { table: 'redemption', column: 'coupon_id', said: '券核销过' },
    { table: 'till_guest', column: 'coupon_id', said: '券在收银台出示过' },
  ],
  remove: dropEarlierCoupons,
};
