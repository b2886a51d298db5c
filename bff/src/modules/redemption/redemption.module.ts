import * as contract from '@mendian/shared/coupon/redeem.contract.ts';
import * as pass from '@mendian/shared/pass/pass-use.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import { limitingGuesses } from '../../platform/guesses.ts';
import type { StepContext } from '../../platform/serve.ts';
import type { Module } from '../../module.ts';
import { listRedemptionDays, listStoreRedemptions } from './desk-redemptions.ts';
import { listRedemptions } from './list-redemptions.ts';
import { presentRedemption } from './present-redemption.ts';
import { previewPass } from './preview-pass.ts';
import { previewRedemption } from './preview-redemption.ts';
import { redeemCoupon } from './redeem-coupon.ts';
import { reverseRedemption } from './reverse-redemption.ts';
import { usePass } from './use-pass.ts';

/** Wrong codes a terminal may enter: fifteen digits stay unguessable. */
const wrongCodes = { name: 'wrong-coupon-code', points: 10, seconds: 300 };

const limiting = <T>({ limits, actor }: StepContext<Clerk>, step: () => Promise<T>): Promise<T> =>
  limitingGuesses({ limits, limit: wrongCodes, key: actor.terminalId, wrong: ['redeem/code-unknown', 'pass/code-unknown'] }, step);

/** Coupons and passes redeemed at a store's counter (核销). */
export const redemptionModule = (): Module => ({
  routes: (serve) => {
    serve.steps(contract.previewRedemption, (steps, input) =>
      limiting(steps, () => previewRedemption({ sql: steps.reads, actor: steps.actor, now: steps.now }, input)),
    );
    serve.steps(contract.redeemCoupon, (steps, input) =>
      limiting(steps, () => steps.once(async (ctx) => presentRedemption(await redeemCoupon({ ...ctx, actor: steps.actor }, input)))),
    );
    serve.steps(pass.previewPass, (steps, input) =>
      limiting(steps, () => previewPass({ sql: steps.reads, actor: steps.actor, now: steps.now }, input)),
    );
    serve.steps(pass.usePass, (steps, input) =>
      limiting(steps, () => steps.once(async (ctx) => presentRedemption(await usePass({ ...ctx, actor: steps.actor }, input)))),
    );
    serve.write(contract.reverseRedemption, async (ctx, input) => presentRedemption(await reverseRedemption(ctx, input)));
    serve.read(contract.listRedemptions, listRedemptions);
    serve.desk.read(contract.listRedemptionDays, listRedemptionDays);
    serve.desk.read(contract.listStoreRedemptions, listStoreRedemptions);
  },
});
