import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { CouponCard } from '../../features/coupon/coupon-card.tsx';
import { useCoupons, type CouponTab } from '../../features/coupon/use-coupons.ts';
import { go } from '../../platform/go.ts';
import { Empty, Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import './index.scss';

const tabs: readonly (readonly [CouponTab, string])[] = [
  ['usable', '可用'],
  ['used', '已使用'],
  ['over', '已过期'],
];

const nothing: Record<CouponTab, { title: string; text: string }> = {
  usable: { title: '没有可用的优惠券', text: '到领券中心看看有什么可以领' },
  used: { title: '还没有用过优惠券', text: '下单时会自动用上最优惠的' },
  over: { title: '没有过期的优惠券', text: '过期的券会留在这里' },
};

const CouponsPage = () => {
  const [tab, setTab] = useState<CouponTab>('usable');
  const coupons = useCoupons(tab);
  useReachBottom(coupons.more);
  return (
    <Screen>
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} />
      <View className="coupons-list">
        {coupons.items === null ? (
          coupons.failure === null ? (
            [0, 1, 2].map((index) => <Bone key={index} className="coupon-bone" />)
          ) : (
            <Failure failure={coupons.failure} onRetry={coupons.refresh} />
          )
        ) : (
          <>
            <StaleLine failure={coupons.failure} onRetry={coupons.refresh} />
            {coupons.items.length === 0 ? (
              <Empty {...nothing[tab]} {...(tab === 'usable' ? { action: '去领券', onAction: go.couponCentre } : {})} />
            ) : null}
            {coupons.items.map((coupon) => (
              <CouponCard key={coupon.id} coupon={coupon} onOpen={() => go.coupon(coupon.id)} />
            ))}
            {coupons.next === null ? null : <Text className="coupons-more">正在加载…</Text>}
          </>
        )}
      </View>
    </Screen>
  );
};

export default CouponsPage;
