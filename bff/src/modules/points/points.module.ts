import * as contract from '@mendian/shared/points/points.contract.ts';
import type { Module } from '../../module.ts';
import { schedule } from '../../platform/schedules.ts';
import { onSteps } from '../../platform/subscriber.ts';
import { getMyCard, listMyPoints } from './my-card.ts';
import { expirePoints, reviewTiers } from './run-out.ts';

const expiry = schedule('points-expiry', '0 20 0 * * *');
const review = schedule('tier-review', '0 40 0 * * *');

/** Points and tiers: earned by completed orders, taken back by refunds, run out after the next year. */
export const pointsModule = (): Module => ({
  routes: (serve) => {
    serve.read(contract.getMyCard, getMyCard);
    serve.read(contract.listMyPoints, listMyPoints);
  },
  subscribers: [
    onSteps(expiry.event, 'points.expire', (steps) => expirePoints(steps)),
    onSteps(review.event, 'points.review', (steps) => reviewTiers(steps)),
  ],
  schedules: [expiry, review],
});
