import { orderId } from '../pay/order-ids.ts';
import { nowMs, type Order, type World } from '../world.ts';
import { WeixinFailure } from './weixin-failure.ts';

/** WeChat keeps the money of managed mini-programs until it hears that the goods went out. Once, and once more to correct it. */
export const uploadShippingInfo = (world: World, body: Record<string, unknown>): void => {
  const order = findOrder(world, body['order_key']);
  const { logistics_type: logisticsType, delivery_mode: deliveryMode, shipping_list: list, upload_time: uploadTime } = body;
  if (![1, 2, 3, 4].includes(logisticsType as number)) throw new WeixinFailure(268485216, 'logistics_type invalid');
  if (deliveryMode !== 1 && deliveryMode !== 2) throw new WeixinFailure(268485216, 'delivery_mode invalid');
  if (!Array.isArray(list) || list.length === 0) throw new WeixinFailure(268485228, 'shipping_list is empty');
  if (deliveryMode === 1 && list.length !== 1) throw new WeixinFailure(268485228, 'shipping_list must have exactly one entry');
  const itemDescription = (list[0] as { item_desc?: unknown } | null)?.item_desc;
  if (typeof itemDescription !== 'string' || itemDescription === '' || itemDescription.length > 120)
    throw new WeixinFailure(268485216, 'item_desc invalid');
  if (typeof uploadTime !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/.test(uploadTime))
    throw new WeixinFailure(268485216, 'upload_time invalid');
  if ((body['payer'] as { openid?: unknown } | undefined)?.openid !== order.openid)
    throw new WeixinFailure(268485224, 'payer openid does not match the payment');

  const earlier = world.shippings.get(order.id);
  if (earlier && earlier.times >= 2) throw new WeixinFailure(10060003, '支付单已使用重新发货机会');
  world.shippings.put(order.id, {
    id: order.id,
    mchid: order.mchid,
    outTradeNo: order.outTradeNo,
    logisticsType: logisticsType as number,
    itemDescription,
    times: (earlier?.times ?? 0) + 1,
    atMs: nowMs(world),
  });
};

const findOrder = (world: World, key: unknown): Order => {
  const {
    order_number_type: type,
    transaction_id: transactionId,
    mchid,
    out_trade_no: outTradeNo,
  } = (key ?? {}) as Record<string, unknown>;
  const order =
    type === 2
      ? world.orders.get(world.orderOfTransaction.get(String(transactionId)) ?? '')
      : findByNumber(world, String(mchid), String(outTradeNo));
  if (!order || order.transactionId === null) throw new WeixinFailure(10060001, '支付单不存在');
  return order;
};

/** The merchant is the one who was paid: a sub-merchant under its own number. */
const findByNumber = (world: World, mchid: string, outTradeNo: string): Order | undefined => {
  const provider = [...world.parties.values()].find(({ subMerchants }) => subMerchants.some(({ subMchid }) => subMchid === mchid));
  return world.orders.get(provider ? orderId(provider.mchid, mchid, outTradeNo) : orderId(mchid, null, outTradeNo));
};
