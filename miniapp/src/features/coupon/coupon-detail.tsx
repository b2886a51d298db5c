import { Text, View } from '@tarojs/components';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { now } from '../../platform/clock.ts';
import { Card, CardRow } from '../../ui/card.tsx';
import { CounterCode } from '../../ui/counter-code.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { timesText } from './coupon-words.ts';
import './coupon-detail.scss';

type Props = { coupon: ReplyOf<typeof getMyCoupon>; onOrder: (orderId: string) => void };

/** One coupon whole: what the clerk scans or types while it can be redeemed in a store, and every term. */
export const CouponDetail = ({ coupon, onOrder }: Props) => (
  <View>
    <View className="voucher">
      <Text className={`voucher-benefit ${coupon.tab === 'usable' ? '' : 'voucher-past'}`}>{coupon.benefit}</Text>
      <Text className="voucher-name">{coupon.name}</Text>
      <Text className="voucher-times">{timesText(coupon, now())}</Text>
      {coupon.code === null ? null : <CounterCode code={coupon.code} name="券码" hint="在门店付款时出示给店员" />}
    </View>
    {coupon.returned === '' ? null : (
      <View className="voucher-returned">
        <Text>{coupon.returned}</Text>
      </View>
    )}
    {coupon.lockedBy === null ? null : (
      <Card>
        <CardRow label="用在一笔待付款的订单" words="" action="看订单" onTap={() => onOrder(coupon.lockedBy ?? '')} />
      </Card>
    )}
    <Card title="使用说明">
      {coupon.lines.map((line) => (
        <Text key={line} className="voucher-terms">
          {line}
        </Text>
      ))}
      {coupon.note === '' ? null : <Text className="voucher-note">{coupon.note}</Text>}
    </Card>
  </View>
);

export const CouponDetailBones = () => (
  <View>
    <Bone className="voucher-bone" />
    <Bone className="voucher-bone-terms" />
  </View>
);
