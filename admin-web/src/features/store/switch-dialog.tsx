import { useState } from 'react';
import type { TradingStatus } from '@mendian/shared/store/trading.ts';
import { Segmented } from '../../ui/desk/filter-bar.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { say } from '../../ui/notices.ts';
import { tradingOptions, tradingWords } from './store-words.ts';
import { storeParts, useSwitchTrading, type Choice } from './use-stores.ts';

type SwitchProps = {
  choice: Choice;
  /** Of the one store that is switched. */ name?: string;
  /** What that one stands at. */ now?: TradingStatus;
  onDone?: () => void;
  onClose: () => void;
};

/** Asks before stores are switched; from ten on the number is typed. */
export const SwitchDialog = ({ choice, name, now, onDone, onClose }: SwitchProps) => {
  const [status, setStatus] = useState<TradingStatus | undefined>(now);
  const send = useSwitchTrading();
  const refresh = useRefresh();
  const stores = 'storeIds' in choice ? choice.storeIds.length : choice.within.stores;
  const confirm = async () => {
    if (status === undefined) return;
    try {
      const { changed, same } = await send(choice, status);
      say(`已切换 ${changed} 家为“${tradingWords[status]}”${same > 0 ? `，${same} 家本来就是` : ''}`, 'good');
      onDone?.();
    } finally {
      refresh(...storeParts);
    }
  };
  return (
    <ConfirmDialog
      title={name === undefined ? `切换 ${stores} 家门店的营业状态` : `切换${name}的营业状态`}
      confirmWord={status === undefined || status === now ? '切换' : `切换为${tradingWords[status]}`}
      ready={status !== undefined && status !== now}
      danger={status === 'closed'}
      {...(stores >= 10 ? { typed: String(stores) } : {})}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Segmented<TradingStatus | ''>
        label="切换为"
        value={status ?? ''}
        options={tradingOptions}
        onChange={(next) => setStatus(next === '' ? undefined : next)}
      />
      <p>
        {status === undefined
          ? '请选择切换成什么。'
          : status === now
            ? '现在就是这样。'
            : status === 'closed'
              ? '顾客马上不能下单；已经下的订单照常制作、交货。店员可以在终端上改回来。'
              : '门店终端和小程序马上看到。自提和配送的开关不变。'}
      </p>
    </ConfirmDialog>
  );
};
