import { Text, View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import './pay-foot.scss';

type Props = {
  price: number;
  /** What stands above the button; null: nothing. */ words: string | null;
  busy: boolean;
  off?: boolean;
  onPay: () => void;
};

/** The one next step, in reach of the thumb. */
export const PayFoot = ({ price, words, busy, off = false, onPay }: Props) => (
  <View className="pass-foot">
    {words === null ? null : <Text className="pass-foot-words">{words}</Text>}
    <ActionButton kind="pay" busy={busy} disabled={off} onTap={onPay}>
      {`立即支付 ¥${yuanText(price)}`}
    </ActionButton>
  </View>
);
