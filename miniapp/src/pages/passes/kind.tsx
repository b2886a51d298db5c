import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { PassDetailBones, PassRules } from '../../features/pass/pass-detail.tsx';
import { buy, payFor } from '../../features/pass/buy.ts';
import { PayFoot } from '../../features/pass/pay-foot.tsx';
import { usePassOffers } from '../../features/pass/use-passes.ts';
import { enter } from '../../platform/enter.ts';
import { go } from '../../platform/go.ts';
import { say, sayFailure } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { Empty, Failure } from '../../ui/notice.tsx';
import { Price } from '../../ui/price.tsx';
import { Screen } from '../../ui/screen.tsx';
import './index.scss';

/** One kind on sale: all that it promises, the rule of refunds, and the one next step. */
const PassKindPage = () => {
  const { kindId = '' } = useRouter().params;
  const offers = usePassOffers();
  const offer = offers.data?.find((one) => one.kindId === kindId) ?? null;
  const buying = useAction(
    async () => {
      if (offer === null || !(await enter('月卡买在您的名下，登录后才能买和使用。'))) return;
      const pass = await buy(offer);
      const result = await payFor(pass.id).catch(sayFailure);
      if (result === 'paid') say('买好了，到店出示月卡即可');
      go.passInstead(pass.id);
    },
    (failure) => {
      sayFailure(failure);
      void offers.refresh();
    },
  );
  if (offer === null)
    return (
      <Screen>
        {offers.failure !== null ? (
          <Failure failure={offers.failure} onRetry={offers.refresh} />
        ) : offers.data === null ? (
          <PassDetailBones />
        ) : (
          <Empty title="这种月卡已经停售" text="看看别的月卡" action="看月卡" onAction={() => go.back('pass-kind')} />
        )}
      </Screen>
    );
  return (
    <Screen shape="foot">
      <View className="pass-kind-head">
        <Text className="pass-kind-name">{offer.name}</Text>
        <Price amount={offer.price} size="large" />
        <Text className="pass-kind-promise">{offer.promise}</Text>
      </View>
      <PassRules lines={offer.lines} note={offer.note} refundRule={offer.refundRule} />
      <PayFoot price={offer.price} words={offer.why} busy={buying.busy} off={offer.why !== null} onPay={() => void buying.run()} />
    </Screen>
  );
};

export default PassKindPage;
