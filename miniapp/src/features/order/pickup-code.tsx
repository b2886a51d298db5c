import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { qrPng } from '../../ui/qr-png.ts';
import './pickup-code.scss';

type Props = { number: string | null; code: string | null };

/** What the customer shows at the counter: the number that is called, the code and its QR. */
export const PickupCode = ({ number, code }: Props) => {
  const picture = useMemo(() => (code === null ? null : qrPng(code)), [code]);
  if (number === null && code === null) return null;
  return (
    <View className="pickup">
      {number === null ? null : (
        <View className="pickup-number">
          <Text className="pickup-label">取餐号</Text>
          <Text className="pickup-figure">{number}</Text>
        </View>
      )}
      {picture === null || code === null ? null : (
        <View className="pickup-code">
          <Image className="pickup-qr" src={picture} mode="aspectFit" ariaLabel={`取货码二维码 ${code}`} />
          <Text className="pickup-label">取货码</Text>
          <Text className="pickup-digits" selectable>{`${code.slice(0, 4)} ${code.slice(4)}`}</Text>
        </View>
      )}
    </View>
  );
};
