import type { Context } from '../../platform/context.ts';
import { on } from '../../platform/subscriber.ts';
import { settlePassPoints } from '../points/index.ts';
import { refundRequested } from '../refund/index.ts';
import { passSold } from './pass.events.ts';
import { lockPass } from './read-pass.ts';

/** A pass earns points as an order does: by its payment, and less what goes back. */
const settle = async (ctx: Context, passId: string, isSale: boolean): Promise<void> => {
  const pass = await lockPass(ctx.sql, passId);
  const kind = (await ctx.sql.one<{ name: string }>('SELECT name FROM pass_kind WHERE id = ?', [pass.kind_id]))!;
  await settlePassPoints(ctx, {
    ...{ id: passId, member_id: pass.member_id, name: kind.name, isSale },
    kept: pass.price - pass.refunded,
  });
};

export const pointSubscribers = [
  on(passSold, 'points.pass-sold', (ctx, { passId }) => settle(ctx, passId, true)),
  on(refundRequested, 'points.pass-refunded', async (ctx, { refundId }) => {
    const refund = await ctx.sql.one<{ order_id: string }>(`SELECT order_id FROM refund WHERE id = ? AND paid_for = 'pass'`, [refundId]);
    if (refund !== null) await settle(ctx, refund.order_id, false);
  }),
];
