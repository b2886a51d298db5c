import type { Discount } from '../sandbox-shape.ts';
import { indexOrder, nowMs, randomDigits, type Order, type World } from '../world.ts';
import { announcePayment } from './notices.ts';
import { closeWhenOld } from './order-ids.ts';

/** Why this person cannot pay this order now, as `wx.requestPayment` says it; null when they can. */
export const cannotPay = (world: World, order: Order, openid: string): string | null => {
  const { state, expiresAtMs, prepayUntilMs } = closeWhenOld(world, order);
  if (state === 'SUCCESS' || state === 'REFUND') return '该订单已支付';
  if (state === 'CLOSED' || state === 'REVOKED') return '该订单已关闭';
  if (prepayUntilMs <= nowMs(world) || (expiresAtMs !== null && expiresAtMs <= nowMs(world))) return '该订单已超时，请重新下单';
  if (order.openid !== openid) return '下单账号与支付账号不一致';
  return null;
};

/** The money moves: the order is paid, once, and the merchant is told. */
export const payOrder = (world: World, order: Order, discount: Discount = {}): Order => {
  const at = nowMs(world);
  const wechatpayDiscount = Math.min(discount.wechatpay ?? 0, order.total);
  const paid: Order = {
    ...order,
    state: 'SUCCESS',
    transactionId: `4200${randomDigits(24)}`,
    paidAtMs: at,
    wechatpayDiscount,
    merchantDiscount: Math.min(discount.merchant ?? 0, order.total - wechatpayDiscount),
  };
  world.orders.put(paid.id, paid);
  indexOrder(world, paid);
  // Of a scanned code nothing is told: the store that scanned it has the answer, or asks.
  if (paid.tradeType === undefined) announcePayment(world, paid);
  return paid;
};
