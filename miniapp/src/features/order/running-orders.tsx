import { Text, View } from '@tarojs/components';
import { Icon } from '../../ui/icon.tsx';
import { Tap } from '../../ui/tap.tsx';
import { stateText } from './order-summary.tsx';
import type { OrderSummaryData } from './use-orders.ts';
import './running-orders.scss';

/** Orders under way, one bar each: number, state, and one tap to the order. */
export const RunningOrders = ({ orders, onOpen }: { orders: readonly OrderSummaryData[]; onOpen: (orderId: string) => void }) => (
  <View className="running">
    {orders.slice(0, 2).map((order) => (
      <Tap key={order.id} className="running-bar" label={`${stateText(order)}，看订单`} onTap={() => onOpen(order.id)}>
        {order.pickupNumber === null ? null : <Text className="running-number">{order.pickupNumber}</Text>}
        <View className="running-words">
          <Text className="running-state">{stateText(order)}</Text>
          <Text className="running-store">{order.storeName}</Text>
        </View>
        <Icon name="right-accent" size={16} />
      </Tap>
    ))}
  </View>
);
