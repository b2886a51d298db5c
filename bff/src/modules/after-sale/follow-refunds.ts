import { leftOf } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { amountOf } from '@mendian/shared/order/desk-refund.ts';
import type { Context } from '../../platform/context.ts';
import { on, type Moot } from '../../platform/subscriber.ts';
import { refundRequested, refundSettled } from '../refund/index.ts';
import { afterSaleEnded } from './after-sale.events.ts';
import { moveCase } from './move-case.ts';
import { lockCase } from './read-cases.ts';

type Of = { readonly refundId: string };
type Pair = { readonly case_id: string; readonly cause: string };

/** All that an open case asks went back another way meanwhile: nobody has to decide it any more. */
const cover = async (ctx: Context, { refundId }: Of): Promise<void> => {
  const pair = await ctx.sql.one<Pair>(
    `SELECT a.id AS case_id, r.cause FROM refund r JOIN after_sale a ON a.order_id = r.order_id AND a.state = 'asked' WHERE r.id = ?`,
    [refundId],
  );
  if (pair === null) return;
  const held = await lockCase(ctx.sql, pair.case_id);
  if (held.case.state !== 'asked' || amountOf(leftOf(held.asked, held.rest)) > 0) return;
  await moveCase(
    ctx,
    held,
    'cover',
    { refund_cause: pair.cause, decided_at: ctx.now },
    { what: 'covered', side: 'system', actor: '', amount: held.case.asked },
  );
  await finishWith(ctx, refundId);
};

/** The money of a case is back, or a person gave it back another way. */
const finishWith = async (ctx: Context, refundId: string): Promise<void> => {
  const pairs = await ctx.sql.all<Pair>(
    `SELECT a.id AS case_id, r.cause FROM refund r JOIN after_sale a ON a.order_id = r.order_id AND a.refund_cause = r.cause
     WHERE r.id = ? AND r.state IN ('succeeded', 'closed')`,
    [refundId],
  );
  for (const { case_id: caseId } of pairs) {
    const held = await lockCase(ctx.sql, caseId);
    if (held.case.state !== 'refunding') continue;
    const amount = held.case.granted ?? held.case.asked;
    await moveCase(ctx, held, 'finish', { ended_at: ctx.now }, { what: 'refunded', side: 'system', actor: '', amount });
    ctx.emit(afterSaleEnded({ caseId }));
  }
};

/** Most refunds are of orders that nobody asked back. */
const unlessAsked: Moot = async (reads, payloads) => {
  const ids = (payloads as Of[]).map(({ refundId }) => refundId);
  const asked = await reads.all<{ id: string }>(
    `SELECT r.id FROM refund r WHERE r.id IN (?) AND EXISTS (SELECT 1 FROM after_sale a WHERE a.order_id = r.order_id)`,
    [ids],
  );
  const known = new Set(asked.map(({ id }) => id));
  return ids.map((id) => !known.has(id));
};

export const refundSubscribers = [
  on(refundRequested, 'after-sale.covered', cover, unlessAsked),
  on(refundSettled, 'after-sale.refunded', (ctx, { refundId }) => finishWith(ctx, refundId), unlessAsked),
];
