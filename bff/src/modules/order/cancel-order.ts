import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/order/order.contract.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import type { Customer } from '../../platform/actor.ts';
import { authorize } from '../../platform/authorize.ts';
import type { StepContext } from '../../platform/serve.ts';
import { closePayment, markClosed, sayingSo, type PaidDoor } from '../payment/index.ts';
import { cancelPaidOrder } from './customer-calls.ts';
import { endOrder } from './move-order.ts';
import { orderPolicy } from './order.policy.ts';
import type { OrderRow } from './order.rows.ts';
import { lockOrder, readOrder } from './read-orders.ts';

type Input = InputOf<typeof contract.cancelOrder>;

/**
 * The customer cancels. An unpaid order's payment is closed at WeChat first, so that it cannot be paid behind our back; if it turns
 * out paid meanwhile, it is cancelled as a paid order and refunded.
 */
export const cancelOrder =
  (pay: WechatPay, door: PaidDoor) =>
  async (steps: StepContext<Customer>, input: Input): Promise<OrderRow> => {
    const order = await readOrder(steps.reads, input.orderId);
    authorize(orderPolicy, 'cancel', steps.actor, order);
    const cancelPaid = () => steps.transact((ctx) => cancelPaidOrder({ ...ctx, actor: steps.actor }, input));
    if (order.state !== 'unpaid' || (await sayingSo(closePayment(pay, door, steps, order.id))) === 'paid') {
      await cancelPaid();
      return (await readOrder(steps.reads, order.id))!;
    }
    const cancelled = await steps.transact(async (ctx) => {
      const locked = await lockOrder(ctx.sql, order.id);
      if (locked.state !== 'unpaid' || !(await markClosed(ctx, order.id))) return null;
      return endOrder(ctx, locked, 'cancel', { by: 'customer', reason: input.reason || '顾客取消', name: '顾客' });
    });
    if (cancelled === null) await cancelPaid();
    return (await readOrder(steps.reads, order.id))!;
  };
