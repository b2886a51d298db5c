import type { GivenAt } from '@mendian/shared/coupon/coupon-draft.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import type { EventType } from '../../platform/events.ts';
import { onSteps, type Moot, type Steps, type Subscriber } from '../../platform/subscriber.ts';
import { memberJoined } from '../member/index.ts';
import type { TemplateRow } from './coupon.rows.ts';
import { giveCoupon } from './give-coupon.ts';

/** Most chains give nothing at most occasions: then nobody is handed over. */
export const noneIsGiven =
  (givenAt: GivenAt): Moot =>
  async (reads, payloads) => {
    const live = await reads.one(`SELECT 1 AS one FROM coupon_template WHERE given_at = ? AND state = 'live'`, [givenAt]);
    return payloads.map(() => live === null);
  };

/** Each live template that registration gives: once to a member. */
export const giveAtRegistration: Subscriber = onSteps(
  memberJoined,
  'coupon.at-registration',
  (steps, { memberId }) => giveEach(steps, { givenAt: 'registration', memberId, occasion: 'registration' }),
  noneIsGiven('registration'),
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

type Occasion = { readonly givenAt: GivenAt; readonly memberId: string; readonly occasion: string };

/** One transaction a template, so that one of which none is left does not keep the others from him. */
const giveEach = async (steps: Steps, { givenAt, memberId, occasion }: Occasion): Promise<void> => {
  const live = await steps.reads.all<TemplateRow>(`SELECT * FROM coupon_template WHERE given_at = ? AND state = 'live' ORDER BY id`, [
    givenAt,
  ]);
  for (const template of live)
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
