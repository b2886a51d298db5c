import { View } from '@tarojs/components';
import './icon.scss';

export type IconName =
  | 'place'
  | 'down'
  | 'right'
  | 'right-accent'
  | 'left'
  | 'search'
  | 'bag'
  | 'bag-white'
  | 'scooter'
  | 'phone'
  | 'way'
  | 'plus-white'
  | 'minus'
  | 'minus-off'
  | 'close'
  | 'check-white'
  | 'check'
  | 'edit'
  | 'trash'
  | 'bowl'
  | 'aim';

type Props = { name: IconName; size?: 16 | 20 | 24 | 32 | 72 };

/** A drawing beside words that say the same, so it is silent for a screen reader. */
export const Icon = ({ name, size = 20 }: Props) => <View className={`icon icon-${size} icon-${name}`} />;
