import { Text, View } from '@tarojs/components';
import { orderStateWords } from '@mendian/shared/order/order-status.ts';
import { now } from '../../platform/clock.ts';
import { pictureUrl } from '../../platform/picture.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { Tap } from '../../ui/tap.tsx';
import { momentText } from '../../ui/words.ts';
import type { OrderSummaryData } from './use-orders.ts';
import './order-summary.scss';

type Props = { order: OrderSummaryData; again: boolean; onOpen: () => void; onAgain: () => void };

/** An order in the list. */
export const OrderSummaryRow = ({ order, again, onOpen, onAgain }: Props) => {
  const under = isUnderWay(order);
  return (
    <Tap className="summary" label={`${order.storeName}的订单，${stateText(order)}`} onTap={onOpen}>
      <View className="summary-head">
        <Text className="summary-store">{order.storeName}</Text>
        <Text className={`summary-state ${under ? 'summary-state-on' : ''}`}>{stateText(order)}</Text>
      </View>
      <View className="summary-middle">
        <View className="summary-pictures">
          {order.lines.slice(0, 3).map(({ name, picture }, index) => (
            <Picture key={index} className="summary-picture" src={pictureUrl(picture, 176)} words={name} />
          ))}
          {order.lines.length === 1 ? <Text className="summary-name">{order.lines[0]?.name}</Text> : null}
        </View>
        <View className="summary-amount">
          <Price amount={order.payable} />
          <Text className="summary-count">{`共 ${order.lineCount} 种`}</Text>
        </View>
      </View>
      <View className="summary-foot">
        <Text className="summary-when">{momentText(order.placedAt, now())}</Text>
        {order.state === 'unpaid' ? (
          <ActionButton kind="main" small onTap={onOpen}>
            去支付
          </ActionButton>
        ) : (
          <ActionButton kind="plain" small busy={again} onTap={onAgain}>
            再来一单
          </ActionButton>
        )}
      </View>
    </Tap>
  );
};

export const isUnderWay = ({ state }: OrderSummaryData): boolean => !['completed', 'cancelled', 'discarded'].includes(state);

/** The state in a word, with what was given back. */
export const stateText = ({ state, mode, refunded, payable }: OrderSummaryData): string => {
  const done = mode === 'counter' && state === 'completed' ? '到店购买' : orderStateWords[state];
  const word = state === 'ready' && mode === 'delivery' ? '待配送' : done;
  if (refunded === 0) return word;
  return refunded >= payable ? `${word} · 全额退款` : `${word} · 部分退款`;
};
