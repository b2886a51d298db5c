import type { GivenAt } from '@mendian/shared/coupon/coupon-draft.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import type { EventType } from '../../platform/events.ts';
import { onSteps, type Moot, type Steps, type Subscriber } from '../../platform/subscriber.ts';
import { memberJoined } from '../member/index.ts';
import { memberRisen } from '../points/index.ts';
import type { TemplateRow } from './coupon.rows.ts';
import { giveCoupon } from './give-coupon.ts';
import { isFor } from './given-to.ts';

/** Most chains give nothing at most occasions: then nobody is handed over. */
export const noneIsGiven =
  (givenAt: GivenAt): Moot =>
  async (reads, payloads) => {
    const live = await reads.one(`SELECT 1 AS one FROM coupon_template WHERE given_at = ? AND state = 'live'`, [givenAt]);
    return payloads.map(() => live === null);
  };

/** Each live template that registration by the member's channel gives: once to a member. */
export const giveAtRegistration: Subscriber = onSteps(
  memberJoined,
  'coupon.at-registration',
  async (steps, { memberId }) => {
    const member = await steps.reads.one<{ channel: string }>(`SELECT COALESCE(joined_by, 'self') AS channel FROM member WHERE id = ?`, [
      memberId,
    ]);
    if (member !== null) await giveEach(steps, { givenAt: 'registration', memberId, occasion: 'registration', key: member.channel });
  },
  noneIsGiven('registration'),
);

/** Each live template that is given for a tier: once when it is reached. */
export const giveOnRise: Subscriber = onSteps(
  memberRisen,
  'coupon.on-rise',
  (steps, { memberId, tier, day }) => giveEach(steps, { givenAt: 'rise', memberId, occasion: `rise:${tier}:${day}`, key: tier }),
  noneIsGiven('rise'),
);

/** Each live template that a completed order gives: once for an order, within what a member may have. */
export const giveAfterOrder = (completed: EventType<{ orderId: string }>): Subscriber =>
  onSteps(
    completed,
    'coupon.after-order',
    async (steps, { orderId }) => {
      const order = await steps.reads.one<{ member_id: string | null }>('SELECT member_id FROM orders WHERE id = ?', [orderId]);
      const memberId = order?.member_id ?? null;
      if (memberId !== null) await giveEach(steps, { givenAt: 'order', memberId, occasion: `order:${orderId}` });
    },
    noneIsGiven('order'),
  );

type Occasion = {
  readonly givenAt: GivenAt;
  readonly memberId: string;
  readonly occasion: string;
  /** What the occasion tells apart; left out: nothing. */
  readonly key?: string;
};

/** One transaction a template, so that one of which none is left does not keep the others from him. */
const giveEach = async (steps: Steps, { givenAt, memberId, occasion, key = '' }: Occasion): Promise<void> => {
  const live = await steps.reads.all<TemplateRow>(`SELECT * FROM coupon_template WHERE given_at = ? AND state = 'live' ORDER BY id`, [
    givenAt,
  ]);
  for (const template of live.filter((one) => isFor(one, key)))
    try {
      await steps.transact(async (ctx) => {
        const had = await ctx.sql.one('SELECT 1 AS one FROM coupon WHERE template_id = ? AND member_id = ? AND occasion = ?', [
          ...[template.id, memberId, occasion],
        ]);
        if (had === null) await giveCoupon(ctx, { template, memberId, source: givenAt, occasion });
      });
    } catch (error) {
      // None left, enough received, paused meanwhile: nobody asked, so nobody is told.
      if (!(error instanceof DomainError)) throw error;
    }
};
