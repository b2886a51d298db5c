import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { OrderSummaryRow } from '../../features/order/order-summary.tsx';
import { useOrders } from '../../features/order/use-orders.ts';
import { go } from '../../platform/go.ts';
import { Empty, Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useOrderAgain } from '../use-order-again.ts';
import './index.scss';

const OrdersPage = () => {
  const [open, setOpen] = useState(true);
  const orders = useOrders(open);
  const again = useOrderAgain();
  useReachBottom(orders.more);
  return (
    <Screen tab>
      <Tabs
        tabs={[
          [true, '进行中'],
          [false, '全部'],
        ]}
        chosen={open}
        onChoose={setOpen}
      />
      <View className="orders-list">
        {orders.items === null ? (
          orders.failure === null ? (
            [0, 1, 2].map((index) => <Bone key={index} className="summary-bone" />)
          ) : (
            <Failure failure={orders.failure} onRetry={orders.refresh} />
          )
        ) : (
          <>
            <StaleLine failure={orders.failure} onRetry={orders.refresh} />
            {orders.items.length === 0 ? (
              <Empty
                title={open ? '没有进行中的订单' : '还没有订单'}
                text={open ? '做好的、取过的在“全部”里' : '点一份，几分钟就能取'}
                action="去点单"
                onAction={go.home}
              />
            ) : null}
            {orders.items.map((order) => (
              <OrderSummaryRow
                key={order.id}
                order={order}
                again={again.busyWith === order.id}
                onOpen={() => go.order(order.id)}
                onAgain={() => again.start(order.id)}
              />
            ))}
            {orders.next === null ? null : <Text className="orders-more">正在加载…</Text>}
          </>
        )}
      </View>
    </Screen>
  );
};

export default OrdersPage;
