import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { codeBrought } from '../../features/coupon/code-brought.ts';
import { CodeField } from '../../features/coupon/code-field.tsx';
import { OfferCard } from '../../features/coupon/offer-card.tsx';
import { useCouponCount, useOffers } from '../../features/coupon/use-coupons.ts';
import { go } from '../../platform/go.ts';
import { Empty, Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tap } from '../../ui/tap.tsx';
import { useReceiving } from './use-receiving.ts';
import './index.scss';

/** What may be received now, by a tap or by a code, which a link can bring along. */
const CouponCentrePage = () => {
  const brought = codeBrought(useRouter().params);
  const offers = useOffers();
  const count = useCouponCount();
  const receiving = useReceiving(brought, () => {
    void offers.refresh();
    void count.refresh();
  });
  return (
    <Screen>
      <CodeField
        code={receiving.code}
        problem={receiving.problem}
        busy={receiving.codeBusy}
        onChange={receiving.type}
        onReceive={receiving.receiveByCode}
      />
      <View className="coupons-list">
        {offers.data === null ? (
          offers.failure === null ? (
            [0, 1, 2].map((index) => <Bone key={index} className="offer-bone" />)
          ) : (
            <Failure failure={offers.failure} onRetry={offers.refresh} />
          )
        ) : (
          <>
            <StaleLine failure={offers.failure} onRetry={offers.refresh} />
            {offers.data.items.length === 0 ? <Empty title="现在没有可领的券" text="有口令可以在上面输入" /> : null}
            {offers.data.items.map((offer) => (
              <OfferCard
                key={offer.templateId}
                offer={offer}
                busy={receiving.busyWith === offer.templateId}
                onReceive={() => receiving.receive(offer.templateId)}
              />
            ))}
          </>
        )}
      </View>
      <Tap className="coupons-mine" onTap={go.coupons}>
        <Text>{count.data === null || count.data === 0 ? '我的优惠券' : `我的优惠券 ${count.data} 张可用`}</Text>
        <Icon name="right" size={16} />
      </Tap>
    </Screen>
  );
};

export default CouponCentrePage;
