import { Text, View } from '@tarojs/components';
import type { CouponData } from '@mendian/shared/coupon/coupon.contract.ts';
import { now } from '../../platform/clock.ts';
import { Tag } from '../../ui/tag.tsx';
import { Tap } from '../../ui/tap.tsx';
import { isSoonOver, timesText } from './coupon-words.ts';
import './coupon-card.scss';

/** A coupon of the customer's: what it does first, then until when, and where it counts. */
export const CouponCard = ({ coupon, onOpen }: { coupon: CouponData; onOpen: () => void }) => {
  const times = timesText(coupon, now());
  return (
    <Tap
      className={`coupon ${coupon.tab === 'usable' ? '' : 'coupon-past'}`}
      label={`${coupon.name}，${coupon.benefit}，${times}`}
      onTap={onOpen}
    >
      <View className="coupon-head">
        <Text className="coupon-benefit">{coupon.benefit}</Text>
        {coupon.lockedBy === null ? null : <Tag words="有订单待付款" tone="warn" />}
      </View>
      <Text className="coupon-name">{coupon.name}</Text>
      <Text className={`coupon-times ${isSoonOver(coupon, now()) ? 'coupon-soon' : ''}`}>{times}</Text>
      <CouponTerms lines={coupon.lines} />
      {coupon.returned === '' ? null : <Text className="coupon-returned">{coupon.returned}</Text>}
    </Tap>
  );
};

/** Where, when and for what it counts, a line each. */
export const CouponTerms = ({ lines }: { lines: readonly string[] }) => (
  <View className="coupon-terms">
    {lines.map((line) => (
      <Text key={line} className="coupon-line">
        {line}
      </Text>
    ))}
  </View>
);
