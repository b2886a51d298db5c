import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { CouponDetail, CouponDetailBones } from '../../features/coupon/coupon-detail.tsx';
import { useCoupon } from '../../features/coupon/use-coupons.ts';
import { go } from '../../platform/go.ts';
import { useAgain } from '../../platform/use-again.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import './index.scss';

/** While the code is shown a clerk may redeem it any moment. */
const againMs = 4_000;

const CouponPage = () => {
  const { couponId = '' } = useRouter().params;
  const reading = useCoupon(couponId);
  const coupon = reading.data;
  useAgain((coupon?.code ?? null) !== null, againMs, () => void reading.refresh());
  if (coupon === null)
    return (
      <Screen>{reading.failure === null ? <CouponDetailBones /> : <Failure failure={reading.failure} onRetry={reading.refresh} />}</Screen>
    );
  const canOrder = coupon.tab === 'usable' && coupon.lockedBy === null && coupon.online;
  return (
    <Screen shape={canOrder ? 'foot' : 'long'}>
      <StaleLine failure={reading.failure} onRetry={reading.refresh} />
      <CouponDetail coupon={coupon} onOrder={go.order} />
      {canOrder ? (
        <View className="coupon-foot">
          <ActionButton onTap={go.home}>去点单</ActionButton>
        </View>
      ) : null}
    </Screen>
  );
};

export default CouponPage;
