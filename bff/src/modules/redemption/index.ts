export { redemptionModule } from './redemption.module.ts';
export { presentRedemption } from './present-redemption.ts';
export { redeemCoupon } from './redeem-coupon.ts';
export { maskedMember } from './mask-name.ts';
export { readPlace } from './read-at-counter.ts';
