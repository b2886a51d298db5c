import { benefitText } from '@mendian/shared/coupon/coupon-words.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/member/member-desk.contract.ts';
import type { CouponOfMemberData } from '@mendian/shared/member/member-desk.contract.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { termsOf } from '../coupon/index.ts';
import { requireSeen } from './view-member.ts';

type List = typeof contract.listMemberCoupons;
type Row = Pick<CouponOfMemberData, 'id' | 'name' | 'state' | 'source'> & {
  readonly terms: string;
  readonly received_at: Date;
  readonly until_at: Date;
  readonly used_at: Date | null;
  readonly order_id: string | null;
  readonly store_name: string | null;
  readonly note: string;
};

/** A member's coupons, those received last first, with where they went and why they came back. */
export const listCouponsOf = async (
  ctx: ReadContext<ActorOf<'headOffice'>>,
  { memberId, after, limit }: InputOf<List>,
): Promise<ReplyOf<List>> => {
  await requireSeen(ctx, memberId);
  const rows = await ctx.sql.all<Row>(
    `SELECT c.id, t.name, t.terms, c.state, c.source, c.received_at, c.until_at, c.used_at, c.order_id, c.note,
       (SELECT s.name FROM redemption r JOIN store s ON s.id = r.store_id
        WHERE r.coupon_id = c.id AND r.kind = 'coupon' AND r.reversed_at IS NULL LIMIT 1) AS store_name
     FROM coupon c JOIN coupon_template t ON t.id = c.template_id WHERE c.member_id = ? AND c.id < ? ORDER BY c.id DESC LIMIT ${limit + 1}`,
    [memberId, after ?? '~'],
  );
  const page = rows.slice(0, limit);
  return { items: page.map((row) => present(row, ctx.now)), next: rows.length > limit ? page.at(-1)!.id : null };
};

const present = (row: Row, now: Date): CouponOfMemberData => ({
  ...{ id: row.id, name: row.name, benefit: benefitText(termsOf(row).benefit), state: row.state, source: row.source },
  ...{ isOver: row.until_at <= now, receivedAt: row.received_at.toISOString(), until: row.until_at.toISOString() },
  ...{ usedAt: row.used_at?.toISOString() ?? null, orderId: row.order_id, storeName: row.store_name ?? '', returned: row.note },
});
