import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { ConsentSheet } from './consent-sheet.tsx';
import { OutsideSheets } from './outside-sheets';
import './screen.scss';

type Props = PropsWithChildren<{
  /** `full`: exactly one screen, its parts scroll; `long`: the page scrolls; `foot`: long, with a bar kept below. */
  shape?: 'full' | 'long' | 'foot';
  tab?: boolean;
}>;

/** What every page stands in: the ground, the consent sheet, and on the web what WeChat would lay over the page. */
export const Screen = ({ shape = 'long', tab = false, children }: Props) => (
  <View className={`screen screen-${shape} ${tab ? 'screen-tab' : ''} screen-${process.env.TARO_ENV}`}>
    {children}
    <ConsentSheet />
    <OutsideSheets />
  </View>
);
