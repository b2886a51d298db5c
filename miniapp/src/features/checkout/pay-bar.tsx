import { Text, View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import './pay-bar.scss';

type Props = { payable: number | null; obstacle: string | null; busy: boolean; off: boolean; onPay: () => void };

/** The one next step, in reach of the thumb, with what stands in its way above it. */
export const PayBar = ({ payable, obstacle, busy, off, onPay }: Props) => (
  <View className="pay-bar">
    {obstacle === null ? null : <Text className="pay-bar-why">{obstacle}</Text>}
    <ActionButton kind="pay" busy={busy} disabled={off || payable === null} onTap={onPay}>
      {payable === null ? '正在算价…' : `立即支付 ¥${yuanText(payable)}`}
    </ActionButton>
  </View>
);
