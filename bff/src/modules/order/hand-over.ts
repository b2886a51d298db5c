import { refuse } from '@mendian/shared/kernel/errors.ts';
import { dayOf, instantAt } from '@mendian/shared/kernel/shanghai.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { spansOn } from '@mendian/shared/store/hours.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { limitingGuesses } from '../../platform/guesses.ts';
import type { Limits } from '../../platform/limits.ts';
import type { Reads } from '../../platform/sql.ts';
import { readStore, type StoreFacts } from '../store/index.ts';
import { completeOrder } from './move-order.ts';
import type { Hand, OrderRow } from './order.rows.ts';
import { lockByCode } from './read-orders.ts';
import { closingAfter, dueOf } from './unattended.ts';

/** Wrong codes a terminal may enter: eight digits stay unguessable. */
const wrongCodes = { name: 'wrong-pickup-code', points: 10, seconds: 300 };

/** Hands over what belongs to a pickup code: in the right store, on the right day, when it is ready, once. */
export const handOver = async (ctx: Context<Clerk>, code: string): Promise<Hand> => {
  const hand = await lockByCode(ctx.sql, ctx.actor.storeId, code);
  // Nobody was told the code of an order that was never paid.
  if (hand === null || hand.order.paid_at === null) throw await foreignOrUnknown(ctx.sql, code);
  const { order } = hand;
  if (order.state === 'completed') throw refuseOrder('pickup/code-used', { at: order.ended_at?.toISOString() ?? null });
  if (!(await isItsDay(ctx, order))) throw refuseOrder('pickup/other-day', { day: order.pickup_day });
  if (order.state === 'new' || order.state === 'preparing')
    throw refuseOrder('pickup/not-ready', { state: order.state, pickupNumber: order.pickup_number });
  if (order.state !== 'ready' || order.mode !== 'pickup') throw refuse('state/not-allowed', { state: order.state });
  return completeOrder(ctx, hand, 'collect');
};

/** Counts wrong codes per terminal, and refuses even right ones for a while when there were too many. */
export const limitingWrongCodes = <T>(limits: Limits, terminalId: string, step: () => Promise<T>): Promise<T> =>
  limitingGuesses({ limits, limit: wrongCodes, key: terminalId, wrong: ['pickup/code-unknown', 'pickup/other-store'] }, step);

/** A code is good on its day, and what is ready until the store closes after that: past midnight, where it is open so long. */
const isItsDay = async ({ sql, now }: Context<Clerk>, order: OrderRow): Promise<boolean> => {
  if (order.pickup_day === dayOf(now)) return true;
  const store = order.ready_at === null ? null : await readStore(sql, order.store_id);
  if (store === null || order.ready_at === null) return false;
  return (
    now < closingAfter(store, dueOf(order, order.ready_at)) || (order.pickup_day !== null && now < lastsUntil(store, order.pickup_day))
  );
};

/** A day lasts until its last span ends: what was kept until then is still good past midnight. */
const lastsUntil = ({ settings }: StoreFacts, day: string): Date => {
  const last = spansOn(settings.hours, day).at(-1);
  return last?.ends ?? instantAt(day, 0);
};

const foreignOrUnknown = async (sql: Reads, code: string): Promise<Error> => {
  const elsewhere = await sql.one<{ id: string }>(
    `SELECT id FROM orders WHERE pickup_code = ? AND state IN ('new', 'preparing', 'ready') LIMIT 1`,
    [code],
  );
  return refuseOrder(elsewhere === null ? 'pickup/code-unknown' : 'pickup/other-store');
};
