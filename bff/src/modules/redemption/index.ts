export { redemptionModule } from './redemption.module.ts';
export { presentRedemption } from './present-redemption.ts';
export { redeemCoupon } from './redeem-coupon.ts';
export { passMisfit } from './pass-at-counter.ts';
