import * as clerk from '@mendian/shared/coupon/clerk-gift.contract.ts';
import * as desk from '@mendian/shared/coupon/coupon-desk.contract.ts';
import * as gift from '@mendian/shared/coupon/coupon-gift.contract.ts';
import * as contract from '@mendian/shared/coupon/coupon.contract.ts';
import type { Module, Parts } from '../../module.ts';
import type { EventType } from '../../platform/events.ts';
import { birthdaySchedule, giveBirthdays, giveOnTelling } from './birthday/give-birthdays.ts';
import { listClerkOffers } from './clerk/clerk-offers.ts';
import { giveByClerk } from './clerk/give-by-clerk.ts';
import { addTemplate, editTemplate, raiseTotal } from './desk/edit-template.ts';
import { moveTemplate } from './desk/move-template.ts';
import { getClaimLink, getTemplate, listTemplates } from './desk/read-templates.ts';
import { claimEarlierCoupons } from './earlier/claim-earlier.ts';
import { countGift } from './gift/count-gift.ts';
import { giveToFilter, giveToList, resumeGift, stopGift } from './gift/handle-gifts.ts';
import { getGift, listGiftLines, listGifts } from './gift/read-gifts.ts';
import { runGifts } from './gift/run-gift.ts';
import { giveAfterOrder, giveAtRegistration, giveOnRise } from './give-by-itself.ts';
import { listOffers } from './list-offers.ts';
import { getMyCoupon, listMyCoupons } from './my-coupons.ts';
import { receiveByCode, receiveCoupon } from './receive-coupon.ts';

/** What coupons hear of, of modules that know coupons themselves. */
type Heard = { readonly orderCompleted: EventType<{ orderId: string }> };

/** Coupons: what is offered, how members receive it, and what they hold; head office's templates, and what it gives. */
export const couponModule = ({ settings }: Parts, { orderCompleted }: Heard): Module => ({
  routes: (serve) => {
    serve.read(contract.listOffers, listOffers);
    serve.write(contract.receiveCoupon, receiveCoupon);
    serve.steps(contract.receiveByCode, receiveByCode);
    serve.read(contract.listMyCoupons, listMyCoupons);
    serve.read(contract.getMyCoupon, getMyCoupon);
    serve.read(clerk.listClerkOffers, listClerkOffers);
    serve.write(clerk.giveByClerk, giveByClerk);
    serve.read(desk.listTemplates, listTemplates);
    serve.read(desk.getTemplate, getTemplate);
    serve.read(desk.getClaimLink, getClaimLink(settings));
    serve.write(desk.addTemplate, addTemplate);
    serve.write(desk.editTemplate, editTemplate);
    serve.write(desk.raiseTotal, raiseTotal);
    serve.write(desk.moveTemplate, moveTemplate);
    serve.upload(gift.giveToList, giveToList);
    serve.steps(gift.countGift, (steps, input) => countGift({ actor: steps.actor, sql: steps.reads, now: steps.now }, input));
    serve.write(gift.giveToFilter, giveToFilter);
    serve.read(gift.listGifts, listGifts);
    serve.read(gift.getGift, getGift);
    serve.write(gift.stopGift, stopGift);
    serve.write(gift.resumeGift, resumeGift);
    serve.read(gift.listGiftLines, listGiftLines);
  },
  subscribers: [
    ...[runGifts, giveAtRegistration, giveOnRise, giveAfterOrder(orderCompleted)],
    ...[giveBirthdays, giveOnTelling, claimEarlierCoupons],
  ],
  schedules: [birthdaySchedule],
});
