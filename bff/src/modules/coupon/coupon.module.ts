import * as contract from '@mendian/shared/coupon/coupon.contract.ts';
import type { Module } from '../../module.ts';
import { listOffers } from './list-offers.ts';
import { getMyCoupon, listMyCoupons } from './my-coupons.ts';
import { receiveByCode, receiveCoupon } from './receive-coupon.ts';

/** Coupons: what is offered, how members receive it, and what they hold. */
export const couponModule = (): Module => ({
  routes: (serve) => {
    serve.read(contract.listOffers, listOffers);
    serve.write(contract.receiveCoupon, receiveCoupon);
    serve.steps(contract.receiveByCode, receiveByCode);
    serve.read(contract.listMyCoupons, listMyCoupons);
    serve.read(contract.getMyCoupon, getMyCoupon);
  },
});
