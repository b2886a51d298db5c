import { Text, View } from '@tarojs/components';
import { Icon } from '../../ui/icon.tsx';
import { Tap } from '../../ui/tap.tsx';
import './coupon-doors.scss';

type Props = { /** Usable ones; null: not known. */ count: number | null; onMine: () => void; onCentre: () => void };

/** The customer's coupons and where to get more. Its place is the same whatever is known. */
export const CouponDoors = ({ count, onMine, onCentre }: Props) => (
  <View className="coupon-doors">
    <Tap className="coupon-door" onTap={onMine}>
      <Text>优惠券</Text>
      <Text className="coupon-door-count">{count === null || count === 0 ? '' : `${count} 张`}</Text>
      <Icon name="right" size={16} />
    </Tap>
    <Tap className="coupon-door" onTap={onCentre}>
      <Text>领券中心</Text>
      <Icon name="right" size={16} />
    </Tap>
  </View>
);
