import { Text } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Tap } from './tap.tsx';
import './action-button.scss';

type Props = PropsWithChildren<{
  /** `main`: the one next step of a screen. `pay`: pays with WeChat. */
  kind?: 'main' | 'pay' | 'plain' | 'outline';
  small?: boolean;
  busy?: boolean;
  disabled?: boolean;
  label?: string;
  onTap: () => void;
}>;

/** A button with words. While busy it keeps its place and its width. */
export const ActionButton = ({ kind = 'main', small = false, busy = false, disabled = false, label, onTap, children }: Props) => (
  <Tap
    className={`action action-${kind} ${small ? 'action-small' : ''} ${disabled || busy ? 'action-off' : ''}`}
    disabled={disabled || busy}
    {...(label === undefined ? {} : { label })}
    onTap={onTap}
  >
    <Text className={busy ? 'action-text action-busy' : 'action-text'}>{children}</Text>
  </Tap>
);
