import type { Discount, PayOutcome, PayResult } from '../sandbox-shape.ts';
import type { Order, World } from '../world.ts';
import { closeWhenOld } from './order-ids.ts';
import { payOrder } from './pay-order.ts';

/** The owner of a scanned code types the password, or does not: then the charge has failed for good. */
export const decideCharge = (world: World, asked: Order, outcome: PayOutcome, discount?: Discount): PayResult => {
  const order = closeWhenOld(world, asked);
  if (order.state !== 'USERPAYING')
    return { state: 'failed', errMsg: `${asked.state === 'USERPAYING' ? '付款超时' : '付款已结束'}，请重新出示付款码` };
  if (outcome === 'success') {
    payOrder(world, order, discount);
    return { state: 'paid', errMsg: '' };
  }
  world.orders.put(order.id, { ...order, state: 'PAYERROR' });
  return outcome === 'cancel' ? { state: 'cancelled', errMsg: '' } : { state: 'failed', errMsg: '余额不足，请更换支付方式' };
};
