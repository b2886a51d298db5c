import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { qrPng } from './qr-png.ts';
import { inFours } from './words.ts';
import './counter-code.scss';

/** What a clerk scans or types. */
export const CounterCode = ({ code, name, hint }: { code: string; /** `券码` */ name: string; hint: string }) => {
  const picture = useMemo(() => qrPng(code), [code]);
  return (
    <View className="counter-code">
      <Image className="counter-qr" src={picture} mode="aspectFit" ariaLabel={`${name}二维码 ${code}`} />
      <Text className="counter-digits" selectable>
        {inFours(code)}
      </Text>
      <Text className="counter-hint">{hint}</Text>
    </View>
  );
};
