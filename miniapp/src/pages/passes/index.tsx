import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { PassCard, PassOfferCard } from '../../features/pass/pass-card.tsx';
import { usePasses, usePassOffers } from '../../features/pass/use-passes.ts';
import { go } from '../../platform/go.ts';
import { useShared } from '../../platform/shared-state.ts';
import { token } from '../../platform/token.ts';
import { Empty, Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import './index.scss';

/** The customer's passes, and those on sale. */
const PassesPage = () => {
  const offers = usePassOffers();
  const signedIn = useShared(token) !== null;
  return (
    <Screen>
      {signedIn ? <Mine /> : null}
      <Text className="passes-title">在售月卡</Text>
      <View className="passes-list">
        {offers.data === null ? (
          offers.failure === null ? (
            [0, 1].map((index) => <Bone key={index} className="pass-bone" />)
          ) : (
            <Failure failure={offers.failure} onRetry={offers.refresh} />
          )
        ) : (
          <>
            <StaleLine failure={offers.failure} onRetry={offers.refresh} />
            {offers.data.length === 0 ? <Empty title="现在没有在售的月卡" text="过几天再来看看" /> : null}
            {offers.data.map((offer) => (
              <PassOfferCard key={offer.kindId} offer={offer} onOpen={() => go.passKind(offer.kindId)} />
            ))}
          </>
        )}
      </View>
    </Screen>
  );
};

const Mine = () => {
  const passes = usePasses();
  useReachBottom(passes.more);
  if (passes.items === null || passes.items.length === 0) return null;
  return (
    <>
      <Text className="passes-title">我的月卡</Text>
      <View className="passes-list">
        {passes.items.map((pass) => (
          <PassCard key={pass.id} pass={pass} onOpen={() => go.pass(pass.id)} />
        ))}
        {passes.next === null ? null : <Text className="passes-more">正在加载…</Text>}
      </View>
    </>
  );
};

export default PassesPage;
