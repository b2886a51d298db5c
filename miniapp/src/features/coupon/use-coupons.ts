import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { getMyCoupon, listMyCoupons, listOffers, type CouponData, type couponTabs } from '@mendian/shared/coupon/coupon.contract.ts';
import { call } from '../../platform/call.ts';
import { useShared } from '../../platform/shared-state.ts';
import { token } from '../../platform/token.ts';
import { usePages } from '../../platform/use-pages.ts';
import { useRead } from '../../platform/use-read.ts';

export type CouponTab = (typeof couponTabs)[number];

/** The customer's coupons of one tab. The usable ones are kept for the next visit. */
export const useCoupons = (tab: CouponTab) => {
  const read = (after: string | undefined) => call(listMyCoupons, { tab, ...(after === undefined ? {} : { after }) });
  return usePages<CouponData>(`coupons:${tab}`, read, tab === 'usable' ? 'coupons' : undefined);
};

/** How many coupons the customer can use. Nothing is asked for a visitor who signed out. */
export const useCouponCount = () => {
  const bearer = useShared(token);
  const read = async () => (await call(listMyCoupons, { limit: 1 })).usable;
  return useRead<number>(bearer === null ? null : 'coupon-count', read, { keepAs: 'coupon-count', onShow: true, mine: true });
};

export const useCoupon = (couponId: string) =>
  useRead<ReplyOf<typeof getMyCoupon>>(couponId, () => call(getMyCoupon, { couponId }), { onShow: true, mine: true });

/** What the coupon centre offers; asked for anew when it becomes known who looks. */
export const useOffers = () => {
  const bearer = useShared(token);
  const name = bearer === null ? 'offers' : 'my-offers';
  return useRead<ReplyOf<typeof listOffers>>(name, () => call(listOffers, {}), { keepAs: 'offers', onShow: true, mine: true });
};
