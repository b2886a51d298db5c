import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './tap.scss';

type Props = PropsWithChildren<{ className?: string; label?: string; disabled?: boolean; chosen?: boolean; onTap: () => void }>;

/** Anything one taps: answers at once by its look, is read out as a button, and the keyboard reaches it on the web. */
export const Tap = ({ className = '', label, disabled = false, chosen, onTap, children }: Props) => {
  const tap = () => {
    if (!disabled) onTap();
  };
  const spoken = {
    ariaRole: 'button',
    ...(label === undefined ? {} : { ariaLabel: label }),
    ...(process.env.TARO_ENV === 'h5'
      ? {
          role: 'button',
          tabIndex: disabled ? -1 : 0,
          'aria-label': label,
          'aria-disabled': disabled,
          'aria-pressed': chosen,
          onKeyDown: (event: { key?: string; preventDefault(): void }) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            tap();
          },
        }
      : {}),
  };
  return (
    <View
      className={`tap ${disabled ? 'tap-off' : ''} ${className}`}
      hoverClass={disabled ? 'none' : 'tap-pressed'}
      hoverStayTime={80}
      onClick={(event) => {
        event.stopPropagation();
        tap();
      }}
      {...spoken}
    >
      {children}
    </View>
  );
};
