import { addDays, clockText, dayOf, minuteOf } from '@mendian/shared/kernel/shanghai.ts';
import { spanAt, spansOn, type OpenSpan } from '@mendian/shared/store/hours.ts';
import { raiseAttention } from '../../platform/attention.ts';
import type { Context } from '../../platform/context.ts';
import { on, type Subscriber } from '../../platform/subscriber.ts';
import { readStore, type StoreFacts } from '../store/index.ts';
import { endedBySystem, endOrder } from './move-order.ts';
import { orderUntaken, pickupClosing } from './order.events.ts';
import { earlierChannel, type LockedOrder, type OrderRow } from './order.rows.ts';
import { lockOrder } from './read-orders.ts';
import { unlessStill } from './unless-still.ts';

/** Nobody took it: after 3 minutes head office's list shows it, after 10 the customer gets the money back. */
const ringUntaken = async (
  ctx: Context,
  { orderId, final, lapsesAt }: { orderId: string; final: boolean; lapsesAt: string },
): Promise<void> => {
  const order = await lockOrder(ctx.sql, orderId);
  if (order.state !== 'new') return;
  if (final) {
    await endOrder(ctx, order, 'lapse', endedBySystem('lapsed'));
    return;
  }
  const store = await readStore(ctx.sql, order.store_id);
  await raiseAttention(ctx, {
    kind: 'order-untaken',
    subject: order.id,
    text: `${store?.name ?? '门店'}的订单 ${order.pickup_number ?? ''} ${untakenText(order, new Date(lapsesAt))}`,
    storeId: order.store_id,
    orderId: order.id,
  });
  ctx.emit(orderUntaken({ orderId, final: true, lapsesAt }), new Date(lapsesAt));
};

const untakenText = ({ channel, slot_start: slotStart }: OrderRow, lapsesAt: Date): string =>
  channel === earlierChannel || slotStart !== null
    ? `${channel === earlierChannel ? '从旧系统接来' : '是预约单'}，还没有接单，请联系门店；到 ${dayOf(lapsesAt)} ${clockText(minuteOf(lapsesAt))} 将自动退款`
    : '付款 3 分钟还没有接单，请联系门店；满 10 分钟将自动退款';

/** Sets the clock for what must be collected before its store closes. */
export const watchPickup = (ctx: Context, order: OrderRow, store: Pick<StoreFacts, 'settings'>): void => {
  if (order.mode === 'pickup') ctx.emit(pickupClosing({ orderId: order.id, kept: false }), closingAfter(store, dueOf(order, ctx.now)));
};

/** From when it waits to be collected: what is ready the day before its slot, from the slot on. */
export const dueOf = ({ channel, slot_start: slotStart, ready_by: readyBy }: OrderRow, readyAt: Date): Date => {
  const promised = channel === earlierChannel ? readyBy : slotStart;
  return promised !== null && promised > readyAt ? promised : readyAt;
};

/** Uncollected at closing: kept till tomorrow's closing, discarded, or refunded, as the store has set it. */
const ringUncollected = async (ctx: Context, { orderId, kept }: { orderId: string; kept: boolean }): Promise<void> => {
  const order = await lockOrder(ctx.sql, orderId);
  const store = await readStore(ctx.sql, order.store_id);
  if (order.state !== 'ready' || store === null) return;
  await settleUncollected(ctx, order, store, kept);
};

const settleUncollected = async (ctx: Context, order: LockedOrder, store: StoreFacts, kept: boolean): Promise<void> => {
  if (store.settings.uncollected === 'keep' && !kept) {
    const later = new Date(ctx.now.getTime() + 60_000);
    // The day of the closing up to which it is kept: a day off in between is none on which it could be collected.
    const next = closingSpan(store, later);
    const day = next === null ? addDays(order.pickup_day ?? dayOf(ctx.now), 1) : dayOf(next.from);
    await ctx.sql.run('UPDATE orders SET pickup_day = ? WHERE id = ?', [day, order.id]);
    ctx.tell(order.store_id, { kind: 'order', orderId: order.id });
    ctx.emit(pickupClosing({ orderId: order.id, kept: true }), closingAfter(store, later));
    return;
  }
  if (store.settings.uncollected === 'refund') await endOrder(ctx, order, 'giveUp', endedBySystem('uncollected'));
  else await endOrder(ctx, order, 'discard', endedBySystem('discarded'));
};

/** When the span that is going on ends, or the next one; a store without hours ahead gets a day. */
export const closingAfter = (store: Pick<StoreFacts, 'settings'>, now: Date): Date =>
  closingSpan(store, now)?.until ?? new Date(now.getTime() + 86_400_000);

const closingSpan = ({ settings }: Pick<StoreFacts, 'settings'>, now: Date): OpenSpan | null => {
  const going = spanAt(settings.hours, now);
  if (going !== null && !continues(settings.hours, going.until)) return going;
  const later = [0, 1, 2]
    .flatMap((ahead) => spansOn(settings.hours, addDays(dayOf(now), ahead)))
    .find(({ until }) => until > now && !continues(settings.hours, until));
  return later ?? null;
};

/** A break in the middle of the day, or midnight of a store that is always open, is not its closing: another span follows today. */
const continues = (hours: StoreFacts['settings']['hours'], until: Date): boolean =>
  spansOn(hours, dayOf(new Date(until.getTime() - 1))).some(({ from }) => from >= until) || spanAt(hours, until) !== null;

export const unattendedSubscribers: Subscriber[] = [
  on(orderUntaken, 'order.untaken', ringUntaken, unlessStill('new')),
  on(pickupClosing, 'order.uncollected', ringUncollected, unlessStill('ready')),
];
