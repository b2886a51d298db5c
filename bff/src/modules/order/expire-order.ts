import { onSteps, type Steps, type Subscriber } from '../../platform/subscriber.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import { closePayment, markClosed, type PaidDoor } from '../payment/index.ts';
import { endedBySystem, endOrder } from './move-order.ts';
import { orderExpiring } from './order.events.ts';
import { lockOrder, readOrder } from './read-orders.ts';
import { unlessStill } from './unless-still.ts';

/** The 15 minutes are over: the payment is closed at WeChat first, then the order ends and its stock comes free. */
export const expireOrder = (pay: WechatPay, door: PaidDoor): Subscriber =>
  onSteps(orderExpiring, 'order.expire', expire(pay, door), unlessStill('unpaid'));

const expire =
  (pay: WechatPay, door: PaidDoor) =>
  async ({ reads, transact, finish }: Steps, { orderId }: { orderId: string }): Promise<void> => {
    const order = await readOrder(reads, orderId);
    if (order === null || order.state !== 'unpaid') return;
    if ((await closePayment(pay, door, { reads, transact }, orderId)) === 'paid') return;
    await finish(async (ctx) => {
      const locked = await lockOrder(ctx.sql, orderId);
      if (locked.state === 'unpaid' && (await markClosed(ctx, orderId))) await endOrder(ctx, locked, 'expire', endedBySystem('expired'));
    });
  };
