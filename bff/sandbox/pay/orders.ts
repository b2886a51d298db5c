import type { Order, World } from '../world.ts';
import { findOrder, type Side } from './order-ids.ts';
import { orderView } from './order-view.ts';
import { PayFailure } from './pay-failure.ts';

export const queryByNumber = (world: World, side: Side, outTradeNo: string): Record<string, unknown> =>
  orderView(findOrder(world, side, outTradeNo));

export const queryByTransaction = (world: World, side: Side, transactionId: string): Record<string, unknown> => {
  const order = world.orders.get(world.orderOfTransaction.get(transactionId) ?? '');
  if (!order || order.mchid !== side.party.mchid || order.subMchid !== side.subMchid)
    throw new PayFailure(404, 'ORDER_NOT_EXIST', '订单不存在');
  return orderView(order);
};

/** Closes what is not paid, as often as asked. */
export const closeOrder = (world: World, side: Side, outTradeNo: string): void => {
  const order = findOrder(world, side, outTradeNo);
  if (order.tradeType === 'MICROPAY') throw new PayFailure(400, 'INVALID_REQUEST', '付款码支付的订单不能关闭，请撤销');
  if (order.state === 'SUCCESS' || order.state === 'REFUND') throw new PayFailure(400, 'ORDERPAID', '该订单已支付，不能关闭，请走退款');
  const closed: Order = { ...order, state: 'CLOSED' };
  world.orders.put(order.id, closed);
};
