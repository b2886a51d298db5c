import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/order/order.contract.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import type { Customer } from '../../platform/actor.ts';
import { authorize } from '../../platform/authorize.ts';
import type { Parts } from '../../module.ts';
import type { StepContext } from '../../platform/serve.ts';
import { readMember } from '../member/index.ts';
import { openSheet, sayingSo } from '../payment/index.ts';
import { orderPolicy } from './order.policy.ts';
import { readLines, readOrder } from './read-orders.ts';

/** What the payment sheet needs for an unpaid order of one's own. */
export const payOrder =
  ({ wechatPay, settings }: Pick<Parts, 'wechatPay' | 'settings'>) =>
  async (steps: StepContext<Customer>, { orderId }: { orderId: string }): Promise<ReplyOf<typeof contract.payOrder>> => {
    const order = await readOrder(steps.reads, orderId);
    authorize(orderPolicy, 'pay', steps.actor, order);
    const member = await readMember(steps.reads, steps.actor.memberId);
    if (order.state !== 'unpaid' || member === null) throw refuseOrder('order/not-payable');
    const [first, ...others] = await readLines(steps.reads, orderId);
    const description = `${settings.BRAND}-${first!.name}${others.length > 0 ? `等${others.length + 1}件` : ''}`;
    return sayingSo(
      openSheet(wechatPay, steps, {
        id: orderId,
        openid: member.openid,
        description,
        notifyUrl: `${settings.PUBLIC_URL}/wxpay/notify/payment`,
        over: () => refuseOrder('order/not-payable'),
      }),
    );
  };
