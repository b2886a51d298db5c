import { reasonWords } from '@mendian/shared/after-sale/after-sale-status.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { clockText, dayOf, minuteOf } from '@mendian/shared/kernel/shanghai.ts';
import { sendIfReachable, thing } from '../../gateways/subscribe-message.ts';
import type { WechatMini } from '../../gateways/wechat-mini.ts';
import type { Settings } from '../../platform/config.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { askMemberOf } from '../member/index.ts';
import { afterSaleEnded } from './after-sale.events.ts';
import type { WholeCase } from './after-sale.rows.ts';
import { readCase } from './read-cases.ts';

/** Subscribe message: the money is back, or it was declined and why. */
export const tellCustomer = (mini: WechatMini, settings: Settings): Subscriber =>
  onSteps(afterSaleEnded, 'after-sale.tell-customer', async ({ reads }, { caseId }) => {
    const templateId = settings.WECHAT_TEMPLATE_REFUND;
    const one = templateId === '' ? null : await readCase(reads, caseId);
    if (one === null) return;
    const [member] = await reads.ask(askMemberOf('?', [one.member_id]));
    if (member === null) return;
    await sendIfReachable(mini, {
      ...{ openid: member.openid, templateId, page: `pages/order/index?orderId=${one.order_id}`, state: 'formal' },
      data: wordsOf(one),
    });
  });

const wordsOf = (one: WholeCase): Record<string, string> => {
  const at = one.ended_at ?? one.created_at;
  return {
    character_string1: one.pickup_number ?? one.order_id.slice(-8),
    amount2: `${yuanText(one.granted ?? one.asked)}元`,
    thing3: thing(one.state === 'declined' ? `未同意：${one.answer}` : `已退款：${reasonWords[one.reason]}`),
    time4: `${dayOf(at)} ${clockText(minuteOf(at))}`,
  };
};
