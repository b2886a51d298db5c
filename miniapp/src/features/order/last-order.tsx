import { Text, View } from '@tarojs/components';
import { pictureUrl } from '../../platform/picture.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Picture } from '../../ui/picture.tsx';
import type { OrderSummaryData } from './use-orders.ts';
import './last-order.scss';

/** The last order in one line, and the same again in one tap. */
export const LastOrder = ({ order, busy, onAgain }: { order: OrderSummaryData; busy: boolean; onAgain: () => void }) => (
  <View className="last">
    {order.lines.slice(0, 1).map(({ name, picture }) => (
      <Picture key={name} className="last-picture" src={pictureUrl(picture, 176)} words={name} />
    ))}
    <View className="last-words">
      <Text className="last-names">{order.lines.map(({ name }) => name).join('、')}</Text>
      <Text className="last-store">{`${order.storeName} · 共 ${order.lineCount} 种`}</Text>
    </View>
    <ActionButton kind="outline" small busy={busy} onTap={onAgain}>
      再来一单
    </ActionButton>
  </View>
);
