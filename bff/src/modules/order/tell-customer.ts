import { yuanText } from '@mendian/shared/kernel/money.ts';
import { sendIfReachable, thing } from '../../gateways/subscribe-message.ts';
import type { WechatMini } from '../../gateways/wechat-mini.ts';
import type { Settings } from '../../platform/config.ts';
import type { Reads } from '../../platform/sql.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { askMemberOf } from '../member/index.ts';
import { askShownStore } from '../store/index.ts';
import { orderEnded, orderReady } from './order.events.ts';
import type { OrderRow } from './order.rows.ts';
import { askLines, askOrder, readOrder } from './read-orders.ts';

type Words = (order: OrderRow, storeName: string, goods: string) => Record<string, string>;

const readyWords: Words = (order, storeName, goods) => ({
  character_string1: order.pickup_number ?? '-',
  thing2: thing(storeName),
  thing3: thing(goods),
  thing4: order.mode === 'pickup' ? '已备好，请凭取货码到店取餐' : '已备好，马上为您配送',
});

const endedWords: Words = (order, storeName) => ({
  character_string1: order.pickup_number ?? order.id.slice(-8),
  thing2: thing(storeName),
  amount3: `${yuanText(order.payable)}元`,
  thing4: thing(order.ending || '订单已取消'),
});

/** Subscribe messages: the order is ready; the order was ended by the store or the system, and why. */
export const tellCustomer = (mini: WechatMini, settings: Settings): Subscriber[] => [
  onSteps(orderReady, 'order.tell-ready', ({ reads }, { orderId }) =>
    send(mini, reads, orderId, settings.WECHAT_TEMPLATE_READY, readyWords),
  ),
  onSteps(orderEnded, 'order.tell-ended', async ({ reads }, { orderId }) => {
    const order = await readOrder(reads, orderId);
    if (order !== null && order.paid_at !== null && order.ended_by !== 'customer')
      await send(mini, reads, orderId, settings.WECHAT_TEMPLATE_ENDED, endedWords);
  }),
];

const send = async (mini: WechatMini, reads: Reads, orderId: string, templateId: string, words: Words): Promise<void> => {
  if (templateId === '') return;
  const [order, member, store, lines] = await reads.ask(
    askOrder(orderId),
    askMemberOf('(SELECT member_id FROM orders WHERE id = ?)', [orderId]),
    askShownStore('(SELECT store_id FROM orders WHERE id = ?)', [orderId]),
    askLines(orderId),
  );
  if (order === null || member === null) return;
  await sendIfReachable(mini, {
    openid: member.openid,
    templateId,
    page: `pages/order/index?orderId=${orderId}`,
    data: words(order, store?.name ?? '门店', lines.map(({ name }) => name).join('、')),
    state: 'formal',
  });
};
