import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { qrPng } from '../../ui/qr-png.ts';
import './member-code.scss';

/** What a clerk scans or types to know the member; null: not known yet, its place is kept. */
export const MemberCode = ({ code }: { code: string | null }) => {
  const picture = useMemo(() => (code === null ? null : qrPng(code)), [code]);
  return (
    <View className="member-code">
      <View className="member-code-place">
        {picture === null ? null : <Image className="member-code-qr" src={picture} mode="aspectFit" ariaLabel={`会员码二维码 ${code}`} />}
      </View>
      <Text className="member-code-digits" selectable>
        {code === null ? ' ' : code.replace(/(\d{4})(?=\d)/g, '$1 ')}
      </Text>
      <Text className="member-code-hint">付款前出示给店员，每分钟自动更换，请勿截图给别人</Text>
    </View>
  );
};
