import { Text, View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import type { ReactNode } from 'react';
import { outside } from '../../platform/index';
import { copyText } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { Card, CardRow } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sum, SumRow } from '../../ui/sum.tsx';
import { Price } from '../../ui/price.tsx';
import { Tap } from '../../ui/tap.tsx';
import { momentText, slotText } from '../../ui/words.ts';
import { OrderLines } from './order-lines.tsx';
import { areCouponsBack, headline, refundText, stepsOf } from './order-words.ts';
import { PickupCode } from './pickup-code.tsx';
import { Steps } from './steps.tsx';
import './order-body.scss';

type Props = {
  order: OrderViewData;
  now: Date;
  /** The sheet said paid, the server has not heard of it yet. */
  unsure: boolean;
  onCoupons: () => void;
  /** What was asked back, where something was. */
  afterSale: ReactNode;
};

/** Everything about one order, the most wanted first. */
export const OrderBody = ({ order, now, unsure, onCoupons, afterSale }: Props) => {
  const { line, more } = headline(order, now);
  const ended = order.state === 'cancelled' || order.state === 'discarded';
  const refund = refundText(order, yuanText);
  return (
    <>
      <View className="order-head">
        <Text className="order-line-large">{unsure && order.state === 'unpaid' ? '正在确认付款…' : line}</Text>
        {more === '' ? null : (
          <Text className="order-more">{unsure && order.state === 'unpaid' ? '微信确认后会马上显示，请稍等' : more}</Text>
        )}
        {refund === null ? null : <Text className="order-refund">{refund}</Text>}
        {areCouponsBack(order) ? (
          <Tap className="order-refund order-coupons" onTap={onCoupons}>
            <Text>用的优惠券已退回，看优惠券</Text>
            <Icon name="right" size={16} />
          </Tap>
        ) : null}
      </View>
      {order.pickupNumber === null &&
      order.pickupCode === null &&
      (ended || order.state === 'unpaid' || order.mode === 'counter') ? null : (
        <Card>
          <PickupCode number={order.pickupNumber} code={order.pickupCode} />
          {order.ahead === null ? null : (
            <Text className="order-ahead">{order.ahead === 0 ? '前面没有等待的订单' : `前面还有 ${order.ahead} 单`}</Text>
          )}
          {ended ? null : <Steps steps={stepsOf(order)} />}
        </Card>
      )}
      {afterSale}
      <StoreCard order={order} />
      <Card title={`共 ${order.lines.length} 种商品`}>
        <OrderLines lines={order.lines} />
        <Sum>
          <SumRow words="商品合计" amount={order.goods} />
          {order.discounts.map(({ name, amount }, index) => (
            <SumRow key={index} words={name} amount={amount} off />
          ))}
          {order.mode === 'delivery' ? <SumRow words="配送费" amount={order.deliveryFee} /> : null}
          {order.refunded === 0 ? null : <SumRow words="退款" amount={order.refunded} off />}
          <View className="sum-total">
            <Text>{order.payment.state === 'paid' ? '实付' : '应付'}</Text>
            <Price amount={order.payable} />
          </View>
        </Sum>
      </Card>
      <FactsCard order={order} now={now} />
    </>
  );
};

const StoreCard = ({ order: { store } }: { order: OrderViewData }) => {
  const find = useAction(() => outside.openPlace(store));
  return (
    <Card>
      <View className="order-store">
        <View className="order-store-words">
          <Text className="order-store-name">{store.name}</Text>
          <Text className="order-store-address">{store.address}</Text>
        </View>
        <Tap className="order-store-tap" label="看地图" onTap={() => void find.run()}>
          <Icon name="way" />
          <Text className="order-store-tap-words">地图</Text>
        </Tap>
        <Tap className="order-store-tap" label="打电话给门店" onTap={() => void outside.call(store.phone)}>
          <Icon name="phone" />
          <Text className="order-store-tap-words">电话</Text>
        </Tap>
      </View>
    </Card>
  );
};

const FactsCard = ({ order, now }: { order: OrderViewData; now: Date }) => (
  <Card>
    {order.mode === 'counter' ? null : (
      <CardRow label={order.mode === 'pickup' ? '取餐时间' : '送达时间'} words={order.slot === null ? '尽快' : slotText(order.slot, now)} />
    )}
    {order.address === null ? null : (
      <CardRow label="送到" long words={`${order.address.place} ${order.address.door}\n${order.address.contact} ${order.address.phone}`} />
    )}
    {order.contactPhone === '' || order.address !== null ? null : <CardRow label="联系电话" words={order.contactPhone} />}
    {order.remark === '' ? null : <CardRow label="备注" words={order.remark} />}
    <CardRow label={order.mode === 'counter' ? '购买时间' : '下单时间'} words={momentText(order.at.placed, now)} />
    <CardRow label="订单号" words={order.id} action="复制" onTap={() => copyText(order.id)} />
  </Card>
);
