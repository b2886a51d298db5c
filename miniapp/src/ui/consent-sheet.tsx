import { Button, Text, View } from '@tarojs/components';
import { agreeButtonId, outside } from '../platform/index';
import { consentAsk } from '../platform/consent.ts';
import { useShared } from '../platform/shared-state.ts';
import { ActionButton } from './action-button.tsx';
import { Sheet } from './sheet.tsx';
import { Tap } from './tap.tsx';
import './consent-sheet.scss';

/** Asks before place and phone are used. In WeChat only its own kind of button counts as an agreement. */
export const ConsentSheet = () => {
  const ask = useShared(consentAsk);
  if (ask === null) return null;
  return (
    <Sheet open title="使用前请先看一下" onClose={() => ask.answer(false)} foot={<Answers answer={ask.answer} />}>
      <Text className="consent-text">
        位置只用来查找附近门店、判断能否配送；手机号只交给您下单的门店，用于联系取餐或配送。两项都可以不提供：城市可以手动选，手机号可以不填。
      </Text>
      <Tap className="consent-link" onTap={() => void outside.openPrivacyContract()}>
        <Text>查看完整的隐私保护指引</Text>
      </Tap>
    </Sheet>
  );
};

const Answers = ({ answer }: { answer: (agreed: boolean) => void }) => (
  <View className="consent-answers">
    <View className="consent-answer">
      <ActionButton kind="plain" onTap={() => answer(false)}>
        先不提供
      </ActionButton>
    </View>
    <View className="consent-answer">
      {agreeButtonId === undefined ? (
        <ActionButton onTap={() => answer(true)}>同意</ActionButton>
      ) : (
        <Button
          id={agreeButtonId}
          className="consent-agree"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => answer(true)}
        >
          同意
        </Button>
      )}
    </View>
  </View>
);
