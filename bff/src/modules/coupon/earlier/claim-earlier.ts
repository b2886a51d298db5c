import { on, type Subscriber } from '../../../platform/subscriber.ts';
import { memberPhoneSet } from '../../member/index.ts';
import { nobody } from './earlier-coupons.ts';

/** Coupons of an earlier system that wait for a phone number become those of the member who has it. */
export const claimEarlierCoupons: Subscriber = on(memberPhoneSet, 'coupon.claim-earlier', async ({ sql }, { memberId }) => {
  const waiting = await sql.all<{ coupon_id: string }>(
    'SELECT e.coupon_id FROM member m JOIN earlier_coupon e ON e.phone = m.phone WHERE m.id = ?',
    [memberId],
  );
  const ids = waiting.map(({ coupon_id: id }) => id);
  if (ids.length === 0) return;
  await sql.run('UPDATE coupon SET member_id = ? WHERE id IN (?) AND member_id = ?', [memberId, ids, nobody]);
  await sql.run('UPDATE earlier_coupon SET phone = NULL WHERE coupon_id IN (?)', [ids]);
});
