import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { CaseCards } from '../../features/after-sale/case-cards.tsx';
import { OrderActions } from '../../features/order/order-actions.tsx';
import { OrderBody } from '../../features/order/order-body.tsx';
import { pay } from '../../features/order/pay.ts';
import { useLiveOrder } from '../../features/order/use-live-order.ts';
import { useNow } from '../../platform/use-now.ts';
import { go } from '../../platform/go.ts';
import { say } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { useOrderAgain } from '../use-order-again.ts';
import './index.scss';

const OrderPage = () => {
  const { orderId = '', unsure: stillUnsure } = useRouter().params;
  const live = useLiveOrder(orderId);
  const again = useOrderAgain();
  const order = live.data;
  const now = useNow(order?.state === 'unpaid' ? 1_000 : 15_000);
  const [unsure, setUnsure] = useState(stillUnsure === '1');
  const paying = useAction(async () => {
    const result = await pay(orderId);
    // What the payment's answer says of the order may be old by now: the store took it while messages were offered.
    if (result.order !== null) void live.refresh();
    if (result.kind === 'cancelled') say('还没有付款，订单为您留着');
    setUnsure(result.kind === 'unsure');
  });

  const expired = order?.state === 'unpaid' && Date.parse(order.payment.expiresAt) <= now.getTime();
  const refresh = useRef(live.refresh);
  refresh.current = live.refresh;
  useEffect(() => {
    if (expired) void refresh.current();
  }, [expired]);

  if (order === null)
    return <Screen>{live.failure === null ? <OrderBones /> : <Failure failure={live.failure} onRetry={live.refresh} />}</Screen>;
  return (
    <Screen shape="foot">
      <StaleLine failure={live.failure} onRetry={live.refresh} />
      <OrderBody order={order} now={now} unsure={unsure} onCoupons={go.coupons} afterSale={<CaseCards order={order} now={now} />} />
      <View className="order-foot">
        <OrderActions
          order={order}
          paying={paying.busy}
          onPay={() => void paying.run()}
          again={again.busyWith === order.id}
          onAgain={() => again.start(order.id, order)}
          onChange={live.put}
          onAskRefund={() => go.afterSale(order.id)}
        />
      </View>
    </Screen>
  );
};

const OrderBones = () => (
  <View>
    <Bone className="order-bone-head" />
    <Bone className="order-bone-card" />
    <Bone className="order-bone-store" />
    <Bone className="order-bone-card" />
  </View>
);

export default OrderPage;
