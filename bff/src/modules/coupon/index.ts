export { arePlacesKnown } from './desk/check-draft.ts';
export { couponModule } from './coupon.module.ts';
export { askTierCoupons } from './given-to.ts';
export { addEarlierCoupons, dropEarlierCoupons, nobody, writeEarlierCoupon } from './earlier/earlier-coupons.ts';
export { giftAsked } from './gift/run-gift.ts';
export { askUsedCoupons } from './ask-used-coupons.ts';
export {
  askHeldCoupons,
  askUsableEarlier,
  hasNeverPaid,
  heldColumns,
  usableCoupon,
  type HeldRow,
  type UsableCoupon,
} from './held-coupons.ts';
export { giveCouponsBack, lockCoupons, useCoupons, type UsedCoupon } from './move-coupons.ts';
export { couponWords, termsOf } from './present-coupon.ts';
export { readCouponNames } from './read-names.ts';
export { askCouponByCode, bearersOf, giveRedeemedBack, heldCoupon, redeemHeld, type CouponByCode } from './redeem-coupon.ts';
