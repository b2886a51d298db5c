import type { watchStores } from '@mendian/shared/store/store-watch.contract.ts';
import type { WatchReason } from '@mendian/shared/store/watch-reasons.ts';
import type { ReplyTo } from '../../platform/desk.ts';
import type { Tone } from '../../ui/desk/tag.tsx';

export const watchWords: Record<WatchReason, string> = {
  untaken: '没人接单',
  'terminal-away': '终端不在',
  late: '订单迟了',
  'closed-by-hand': '手动暂停',
};

export const watchTones: Record<WatchReason, Tone> = { untaken: 'hot', 'terminal-away': 'hot', late: 'warm', 'closed-by-hand': 'plain' };

/** `3 家门店要看：1 家没人接单，2 家终端不在`; what there is none of is left out. */
export const sentenceOfCounts = (counts: ReplyTo<typeof watchStores>['counts']): string => {
  if (counts.stores === 0) return '现在没有要联系的门店';
  const parts = (Object.keys(watchWords) as WatchReason[])
    .filter((reason) => counts[reason] > 0)
    .map((reason) => `${counts[reason]} 家${watchWords[reason]}`);
  return `${counts.stores} 家门店要看：${parts.join('，')}`;
};
