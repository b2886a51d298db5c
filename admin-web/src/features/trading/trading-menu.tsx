import { useMutation } from '@tanstack/react-query';
import { tradingStatuses } from '@mendian/shared/store/trading.ts';
import { setTrading, type TradingViewData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { say } from '../../ui/notices.ts';
import { Switch } from '../../ui/switch.tsx';
import { clockOf } from '../../ui/time-text.ts';
import { tradingSentence, tradingWords } from './trading-words.ts';

type TradingMenuProps = {
  trading: TradingViewData;
  delivers: boolean;
  busyExtraMinutes: number;
  onChanged: (trading: TradingViewData) => void;
  onClose: () => void;
};

/** What the store takes: each touch holds at once, and customers see it at once. */
export const TradingMenu = ({ trading, delivers, busyExtraMinutes, onChanged, onClose }: TradingMenuProps) => {
  const change = useMutation({
    mutationFn: (next: Pick<TradingViewData, 'status' | 'pickup' | 'delivery'>) => call(setTrading, next),
    onSuccess: onChanged,
    onError: (error) => say(sentenceOf(error), 'bad'),
  });
  const { status, pickup, delivery } = change.isPending ? change.variables : trading;
  const set = (part: Partial<TradingViewData>) => {
    if (!change.isPending) change.mutate({ status, pickup, delivery, ...part });
  };

  return (
    <Dialog title="营业状态" place="menu" onClose={onClose}>
      <div className="trading-choices" role="radiogroup" aria-label="营业状态">
        {tradingStatuses.map((choice) => (
          <button
            key={choice}
            type="button"
            role="radio"
            aria-checked={choice === status}
            data-autofocus={choice === status ? true : undefined}
            className={`trading-choice ${choice === status ? 'trading-chosen' : ''}`}
            onClick={() => set({ status: choice })}
          >
            <i className={`dot dot-${choice}`} aria-hidden="true" />
            <b>{tradingWords[choice]}</b>
            <span>{tradingSentence(choice, busyExtraMinutes)}</span>
          </button>
        ))}
      </div>
      <div className="trading-switches">
        <span>自提</span>
        <Switch label="自提" on={pickup} onWord="开" offWord="关" busy={change.isPending} onChange={(on) => set({ pickup: on })} />
        {delivers ? (
          <>
            <span>外送</span>
            <Switch label="外送" on={delivery} onWord="开" offWord="关" busy={change.isPending} onChange={(on) => set({ delivery: on })} />
          </>
        ) : null}
      </div>
      <p className="trading-last">
        {trading.changedAt === null
          ? '今天还没有改动'
          : `${clockOf(trading.changedAt)} 由 ${trading.changedBy} 改为${tradingWords[trading.status]}`}
      </p>
    </Dialog>
  );
};
