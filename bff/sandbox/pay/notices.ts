import { randomUUID } from 'node:crypto';
import { nowMs, type Notice, type Order, type Refund, type World } from '../world.ts';
import { orderView } from './order-view.ts';
import { refundNoticeView } from './refund-view.ts';
import { sendNotice } from './send-notice.ts';

/** Distances between attempts, in seconds: 15 retries over a day and four minutes. */
const retrySeconds = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600];
const lateMs = 5 * 60_000;
/** A payment held back for its refund's sake is told in the end. */
const heldMs = 10 * 60_000;

export const announcePayment = (world: World, order: Order): void =>
  announce(world, {
    kind: 'payment',
    mchid: order.mchid,
    orderId: order.id,
    refundId: null,
    eventType: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    url: order.notifyUrl,
    resource: orderView(order),
  });

const refundSummary = { PROCESSING: '退款处理中', SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭' };

export const announceRefund = (world: World, refund: Refund): void => {
  if (refund.notifyUrl === null) return;
  announce(world, {
    kind: 'refund',
    mchid: refund.mchid,
    orderId: refund.orderId,
    refundId: refund.id,
    eventType: `REFUND.${refund.status}`,
    summary: refundSummary[refund.status],
    url: refund.notifyUrl,
    resource: refundNoticeView(refund),
  });
};

/** Sends a notification again at once, whatever became of it. */
export const resendNotice = (world: World, id: string): Promise<void> => {
  world.clock.cancel(`notice ${id}`);
  return world.clock.run(() => attempt(world, id));
};

/** After a restart: what waited goes on waiting. */
export const resumeNotices = (world: World): void => {
  for (const { id, state, nextAtMs } of world.notices.all()) if (state === 'waiting') schedule(world, id, nextAtMs ?? nowMs(world));
};

/** Notifications that were never to be sent are sent after all. */
export const releaseHeld = (world: World, orderId?: string): void => {
  for (const notice of world.notices.all()) {
    if (notice.state === 'held' && (orderId === undefined || notice.orderId === orderId)) void resendNotice(world, notice.id);
  }
};

const announce = (world: World, fact: Omit<Notice, 'id' | 'createdAtMs' | 'state' | 'attempts' | 'nextAtMs'>): void => {
  const { notify } = world.misbehaviour;
  const at = nowMs(world);
  const isHeld = notify === 'never' || (notify === 'wrong-order' && fact.kind === 'payment');
  const nextAtMs = isHeld ? null : notify === 'late' ? at + lateMs : at;
  const notice: Notice = { ...fact, id: randomUUID(), createdAtMs: at, state: isHeld ? 'held' : 'waiting', attempts: [], nextAtMs };
  world.notices.put(notice.id, notice);
  if (notify === 'wrong-order' && isHeld) schedule(world, notice.id, at + heldMs);
  else if (notify === 'late') schedule(world, notice.id, nextAtMs!);
  else if (!isHeld) void world.clock.run(() => attempt(world, notice.id));
};

const schedule = (world: World, id: string, dueMs: number): void => world.clock.at(`notice ${id}`, dueMs, () => attempt(world, id));

const attempt = async (world: World, id: string): Promise<void> => {
  const notice = world.notices.get(id);
  if (!notice) return;
  const mood = world.misbehaviour.notify;
  const status = await sendTimes(world, notice);
  const at = nowMs(world);
  const attempts = [...notice.attempts, { atMs: at, status, mood }];
  const wait = retrySeconds[attempts.length - 1];
  const isDelivered = status === 200 || status === 204;
  const nextAtMs = isDelivered || wait === undefined ? null : at + wait * 1000;
  world.notices.put(id, { ...notice, attempts, nextAtMs, state: isDelivered ? 'delivered' : nextAtMs === null ? 'given-up' : 'waiting' });
  if (nextAtMs !== null && !world.ending.signal.aborted) schedule(world, id, nextAtMs);
  if (notice.kind === 'refund') releaseHeldPayment(world, notice.orderId);
};

const sendTimes = async (world: World, notice: Notice): Promise<number> => {
  let best = 0;
  for (let time = 0; time < Math.max(1, world.misbehaviour.notifyTimes); time += 1) {
    const status = await sendNotice(world, notice, world.misbehaviour.notify);
    best = status === 200 || status === 204 ? status : best || status;
    if (world.ending.signal.aborted) break;
  }
  return best;
};

/** In the wrong order: the refund has been told, now comes the payment. */
const releaseHeldPayment = (world: World, orderId: string): void => {
  if (world.misbehaviour.notify === 'wrong-order') releaseHeld(world, orderId);
};
