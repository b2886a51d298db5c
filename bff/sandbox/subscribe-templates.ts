import type { SubscribeTemplate } from './sandbox-shape.ts';

/** The templates this mini-program has chosen in WeChat's console. A field's name carries its rule: `thing2` is a thing. */
export const subscribeTemplates: readonly SubscribeTemplate[] = [
  {
    id: 'sandbox_order_ready_0001',
    title: '取餐提醒',
    fields: { character_string1: '取餐号', thing2: '取餐门店', thing3: '餐品', thing4: '温馨提示' },
  },
  {
    id: 'sandbox_order_accept_0002',
    title: '订单状态通知',
    fields: { character_string1: '订单号', thing2: '门店', phrase3: '订单状态', time4: '预计取餐时间', thing5: '备注' },
  },
  {
    id: 'sandbox_order_cancel_0003',
    title: '订单取消通知',
    fields: { character_string1: '订单号', thing2: '门店', amount3: '订单金额', thing4: '取消原因' },
  },
  {
    id: 'sandbox_refund_done_0004',
    title: '退款通知',
    fields: { character_string1: '订单号', amount2: '退款金额', thing3: '退款原因', time4: '退款时间' },
  },
  {
    id: 'sandbox_delivery_0005',
    title: '配送通知',
    fields: { character_string1: '订单号', thing2: '门店', phrase3: '配送状态', thing4: '温馨提示' },
  },
  {
    id: 'sandbox_pass_sold_0006',
    title: '月卡开通通知',
    fields: { thing1: '月卡', thing2: '权益', amount3: '金额', date4: '有效期至' },
  },
  {
    id: 'sandbox_pass_ending_0007',
    title: '月卡到期提醒',
    fields: { thing1: '月卡', number2: '剩余次数', date3: '有效期至', thing4: '温馨提示' },
  },
];
