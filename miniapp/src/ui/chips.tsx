import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tap } from './tap.tsx';
import './chips.scss';

/** A titled row of choices. */
export const Chips = ({ title, aside = '', children }: { title: string; aside?: string; children: ReactNode }) => (
  <View className="chips">
    <View className="chips-head">
      <Text className="chips-title">{title}</Text>
      {aside === '' ? null : <Text className="chips-aside">{aside}</Text>}
    </View>
    <View className="chips-row">{children}</View>
  </View>
);

type Props = { words: string; aside?: string; chosen: boolean; disabled?: boolean; onTap: () => void };

export const Chip = ({ words, aside = '', chosen, disabled = false, onTap }: Props) => (
  <Tap className={`chip ${chosen ? 'chip-on' : ''} ${disabled ? 'chip-off' : ''}`} chosen={chosen} disabled={disabled} onTap={onTap}>
    <Text>{words}</Text>
    {aside === '' ? null : <Text className="chip-aside">{aside}</Text>}
  </Tap>
);
