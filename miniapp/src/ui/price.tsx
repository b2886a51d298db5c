import { Text, View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import './price.scss';

type Props = { amount: number; size?: 'small' | 'middle' | 'large'; quiet?: boolean; /** `起`, `/斤`. */ unit?: string };

/** Money as LOOK.md has it: `¥` small, yuan large, fen small. One phrase for a screen reader. */
export const Price = ({ amount, size = 'middle', quiet = false, unit }: Props) => {
  const [yuan = '0', cents = '00'] = yuanText(amount).split('.');
  return (
    <View className={`price price-${size} ${quiet ? 'price-quiet' : ''}`}>
      <Text className="price-sign">¥</Text>
      <Text className="price-yuan">{yuan}</Text>
      <Text className="price-fen">{`.${cents}`}</Text>
      {unit === undefined ? null : <Text className="price-unit">{unit}</Text>}
    </View>
  );
};
