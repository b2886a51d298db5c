import { refuseRedeem } from '@mendian/shared/coupon/redeem.errors.ts';
import type { DomainError } from '@mendian/shared/kernel/errors.ts';
import { clockText, dayOf, minuteOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Reads } from '../../platform/sql.ts';
import type { CouponByCode } from '../coupon/index.ts';

type Whose = Pick<CouponByCode, 'id' | 'state' | 'source' | 'order_id' | 'used_at'>;

/** Why a coupon is not there to be redeemed, with where and when it was used; null: it is. */
export const whyNotHeld = async (sql: Reads, coupon: Whose): Promise<DomainError | null> => {
  switch (coupon.state) {
    case 'held':
      return null;
    case 'locked':
      return refuseRedeem('redeem/locked');
    case 'void':
      return refuseRedeem('redeem/void');
    case 'used': {
      const where = coupon.order_id === null ? await redeemedIn(sql, coupon) : '用于小程序订单';
      const at = coupon.used_at === null ? '' : `${dayOf(coupon.used_at).slice(5)} ${clockText(minuteOf(coupon.used_at))} `;
      return refuseRedeem('redeem/used', {}, `这张券已经用过了：${at}${where}`);
    }
  }
};

const redeemedIn = async (sql: Reads, { id, source }: Whose): Promise<string> => {
  const store = await sql.one<{ name: string }>(
    'SELECT s.name FROM redemption r JOIN store s ON s.id = r.store_id WHERE r.coupon_id = ? AND r.reversed_at IS NULL',
    [id],
  );
  if (store !== null) return `在${store.name}核销`;
  return source === 'earlier' ? '在旧系统用掉的' : '已核销';
};
