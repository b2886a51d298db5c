import { Text, View } from '@tarojs/components';
import { openOffer, openSheet } from '../platform/sandbox.h5.ts';
import { useShared } from '../platform/shared-state.ts';
import { ActionButton } from './action-button.tsx';
import { Price } from './price.tsx';
import './outside-sheets.scss';

/** On the web the sandbox plays WeChat: its payment sheet and its question about messages, and they say so. */
export const OutsideSheets = () => {
  const sheet = useShared(openSheet);
  const offer = useShared(openOffer);
  if (sheet !== null)
    return (
      <Overlay title="微信支付（沙盒，不会真的扣款）">
        {sheet.payee === '' ? null : <Text className="outside-payee">{`付款给 ${sheet.payee}`}</Text>}
        {sheet.amount === null ? null : <Price amount={sheet.amount} size="large" />}
        <ActionButton kind="pay" onTap={() => sheet.decide('success')}>
          确认付款
        </ActionButton>
        <ActionButton kind="plain" onTap={() => sheet.decide('cancel')}>
          取消
        </ActionButton>
      </Overlay>
    );
  if (offer !== null)
    return (
      <Overlay title="微信（沙盒）">
        <Text className="outside-payee">允许在可以取餐、订单取消时给您发微信消息吗？</Text>
        <ActionButton kind="pay" onTap={() => offer.decide(true)}>
          允许
        </ActionButton>
        <ActionButton kind="plain" onTap={() => offer.decide(false)}>
          不用了
        </ActionButton>
      </Overlay>
    );
  return null;
};

const Overlay = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <View className="outside-layer">
    <View className="outside-sheet">
      <Text className="outside-title">{title}</Text>
      {children}
    </View>
  </View>
);
