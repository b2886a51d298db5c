import { ScrollView, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { Tap } from './tap.tsx';
import './sheet.scss';

type Props = { open: boolean; title: string; onClose: () => void; children: ReactNode; foot?: ReactNode };

/** A sheet from below. Its foot stays in reach of the thumb; the rest scrolls. */
export const Sheet = ({ open, title, onClose, children, foot }: Props) => {
  if (!open) return null;
  const spoken = process.env.TARO_ENV === 'h5' ? { role: 'dialog', 'aria-label': title, 'aria-modal': true } : {};
  return (
    <View className="sheet-layer" catchMove>
      <View className="sheet-shade" onClick={onClose} />
      <View className="sheet" {...spoken}>
        <View className="sheet-head">
          <Text className="sheet-title">{title}</Text>
          <Tap className="sheet-close" label="关闭" onTap={onClose}>
            <Icon name="close" size={20} />
          </Tap>
        </View>
        <ScrollView className="sheet-body" scrollY>
          <View className="sheet-content">{children}</View>
        </ScrollView>
        {foot === undefined ? null : <View className="sheet-foot">{foot}</View>}
      </View>
    </View>
  );
};
