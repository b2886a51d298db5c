export { couponModule } from './coupon.module.ts';
export { askHeldCoupons, type UsableCoupon } from './held-coupons.ts';
export { giveCouponsBack, lockCoupons, useCoupons, type UsedCoupon } from './move-coupons.ts';
