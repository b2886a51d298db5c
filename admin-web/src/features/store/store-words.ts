import type { TradingStatus } from '@mendian/shared/store/trading.ts';
import type { Tone } from '../../ui/desk/tag.tsx';

export const tradingWords: Record<TradingStatus, string> = { open: '营业中', busy: '忙碌', closed: '暂停接单' };
export const tradingTones: Record<TradingStatus, Tone> = { open: 'good', busy: 'warm', closed: 'hot' };
export const tradingOptions = (['open', 'busy', 'closed'] as const).map((value) => ({ value, name: tradingWords[value] }));

export const uncollectedWords = { keep: '留到第二天', discard: '作废，不退款', refund: '作废并退款' } as const;

type Party = { readonly id: string; readonly name: string };

/** Whose a store is, and in which branch's region; of a branch's own store once. */
export const ownerText = ({ owner, branch }: { readonly owner: Party; readonly branch: Party }): string =>
  owner.id === branch.id ? owner.name : `${owner.name}（${branch.name}）`;
