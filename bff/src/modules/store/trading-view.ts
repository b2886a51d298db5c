import type { TradingViewData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { StoreFacts } from './read-store.ts';

/** The trading status as the store's own terminal shows it. */
export const tradingView = ({ trading }: Pick<StoreFacts, 'trading'>): TradingViewData => ({
  status: trading.status,
  pickup: trading.pickup,
  delivery: trading.delivery,
  changedBy: trading.changedBy,
  changedAt: trading.changedAt?.toISOString() ?? null,
});
