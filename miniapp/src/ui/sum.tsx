import { Text, View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { ReactNode } from 'react';
import './sum.scss';

/** Amounts under each other, figures under figures. */
export const Sum = ({ children }: { children: ReactNode }) => <View className="sum">{children}</View>;

export const SumRow = ({ words, amount, off = false }: { words: string; amount: number; off?: boolean }) => (
  <View className="sum-row">
    <Text className="sum-words">{words}</Text>
    <Text className={off ? 'sum-off' : ''}>{`${off ? '−' : ''}¥${yuanText(amount)}`}</Text>
  </View>
);
