import type { TradingStatus } from '@mendian/shared/store/trading.ts';
import type { TradingViewData } from '@mendian/shared/terminal/terminal.contract.ts';

export const tradingWords: Record<TradingStatus, string> = { open: '营业中', busy: '忙碌', closed: '暂停接单' };

/** What a status means for the customers, in a sentence. */
export const tradingSentence = (status: TradingStatus, busyExtraMinutes: number): string => {
  if (status === 'open') return '按平常的备餐时间接单';
  return status === 'busy' ? `照常接单，备餐时间多 ${busyExtraMinutes} 分钟` : '小程序不能下单，已下的单照做';
};

/** What is switched off besides the status: `自提已关`; empty when nothing is. */
export const switchedOff = ({ status, pickup, delivery }: TradingViewData, delivers: boolean): string => {
  if (status === 'closed') return '';
  if (!pickup && (!delivery || !delivers)) return '自提外送都关了';
  if (!pickup) return '自提已关';
  return delivers && !delivery ? '外送已关' : '';
};
