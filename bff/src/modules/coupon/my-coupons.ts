import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type * as contract from '@mendian/shared/coupon/coupon.contract.ts';
import type { Customer } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allRows, firstRow } from '../../platform/sql.ts';
import { couponFields, presentCoupons, termsOf, type CouponFound } from './present-coupon.ts';

type List = typeof contract.listMyCoupons;

/** What each tab shows, and how it goes on after a coupon. */
const tabs = {
  usable: {
    where: `c.state IN ('held', 'locked') AND c.until_at > ?`,
    after: '(c.until_at, c.id) > (SELECT until_at, id FROM coupon WHERE id = ?)',
    order: 'c.until_at, c.id',
  },
  used: { where: `c.state = 'used' AND c.received_at <= ?`, after: 'c.id < ?', order: 'c.id DESC' },
  over: { where: `(c.state = 'void' OR (c.state = 'held' AND c.until_at <= ?))`, after: 'c.id < ?', order: 'c.id DESC' },
} as const;

export const listMyCoupons = async ({ sql, actor, now }: ReadContext<Customer>, input: InputOf<List>): Promise<ReplyOf<List>> => {
  const { tab, after, limit } = input;
  const { where, order, ...next } = tabs[tab];
  const [found, usable] = await sql.ask(
    allRows<CouponFound>(
      `SELECT ${couponFields} FROM coupon c JOIN coupon_template t ON t.id = c.template_id
       WHERE c.member_id = ? AND ${where}${after === undefined ? '' : ` AND ${next.after}`} ORDER BY ${order} LIMIT ${limit + 1}`,
      [actor.memberId, now, ...(after === undefined ? [] : [after])],
    ),
    firstRow<{ number: number }>(
      `SELECT COUNT(*) AS number FROM coupon WHERE member_id = ? AND state IN ('held', 'locked') AND until_at > ?`,
      [actor.memberId, now],
    ),
  );
  const page = found.slice(0, limit);
  return {
    items: await presentCoupons(sql, page, now),
    next: found.length > limit ? page.at(-1)!.id : null,
    usable: usable!.number,
  };
};

type Get = typeof contract.getMyCoupon;

export const getMyCoupon = async ({ sql, actor, now }: ReadContext<Customer>, { couponId }: InputOf<Get>): Promise<ReplyOf<Get>> => {
  const coupon = await sql.one<CouponFound>(
    `SELECT ${couponFields} FROM coupon c JOIN coupon_template t ON t.id = c.template_id WHERE c.id = ? AND c.member_id = ?`,
    [couponId, actor.memberId],
  );
  if (coupon === null) throw refuse('thing/not-found');
  const [view] = await presentCoupons(sql, [coupon], now);
  const isForCounter = coupon.state === 'held' && view!.tab === 'usable' && termsOf(coupon).channels.includes('counter');
  return { ...view!, code: isForCounter ? coupon.code : null };
};
