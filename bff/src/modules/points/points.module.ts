import * as contract from '@mendian/shared/points/points.contract.ts';
import * as tier from '@mendian/shared/points/tier.contract.ts';
import type { Module } from '../../module.ts';
import { schedule } from '../../platform/schedules.ts';
import { onSteps } from '../../platform/subscriber.ts';
import { pointsAtRegistration } from './give-at-registration.ts';
import { listMyPoints, readCard } from './my-card.ts';
import { tiersLowered } from './points.events.ts';
import { expirePoints, reviewTiers } from './run-out.ts';
import { raiseMembers } from './tier/raise-members.ts';
import { setTiers } from './tier/set-tiers.ts';
import { viewTiers, type TierCoupons } from './tier/view-tiers.ts';

const expiry = schedule('points-expiry', '0 20 0 * * *');
const review = schedule('tier-review', '0 40 0 * * *');

/** What points hear of modules that know points themselves. */
type Heard = { readonly tierCoupons: TierCoupons };

/** Points and tiers: earned by completed orders, taken back by refunds, run out after the next year; head office sets the tiers. */
export const pointsModule = ({ tierCoupons }: Heard): Module => ({
  routes: (serve) => {
    serve.read(contract.getMyCard, ({ sql, actor, now }) => readCard(tierCoupons)(sql, actor.memberId, now));
    serve.read(contract.listMyPoints, listMyPoints);
    serve.read(tier.getTiers, ({ sql, now }) => viewTiers(sql, now, tierCoupons));
    serve.write(tier.setTiers, setTiers(tierCoupons));
  },
  subscribers: [
    onSteps(expiry.event, 'points.expire', (steps) => expirePoints(steps)),
    onSteps(tiersLowered, 'points.raise', raiseMembers),
    pointsAtRegistration,
    onSteps(review.event, 'points.review', (steps) => reviewTiers(steps)),
  ],
  schedules: [expiry, review],
});
