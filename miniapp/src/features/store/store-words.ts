import type { StoreCardData } from '@mendian/shared/store/store.contract.ts';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { distanceText, momentText } from '../../ui/words.ts';

/** `营业至 22:00`; shut: when it opens. */
export const openText = ({ openUntil, opensAt, hoursText }: StoreCardData, now: Date): string => {
  if (openUntil !== null && Date.parse(openUntil) - now.getTime() > dayMs) return hoursText;
  if (openUntil !== null) return `营业至 ${momentText(openUntil, now)}`;
  return opensAt === null ? '暂停营业' : `${momentText(opensAt, now)} 开门`;
};

/** State in a word, with its tone. */
export const stateWord = ({ notTaking, openUntil, status }: StoreCardData): { words: string; tone: 'good' | 'warn' | 'plain' } => {
  if (notTaking === null) return status === 'busy' ? { words: '较忙', tone: 'warn' } : { words: '接单中', tone: 'good' };
  return openUntil === null ? { words: '休息中', tone: 'plain' } : { words: '暂不接单', tone: 'warn' };
};

/** What a store offers one way, in a line: `约 12 分钟可取`, `¥30.00 起送 · 约 40 分钟`. */
export const offerText = (store: StoreCardData, mode: OrderMode): string => {
  if (mode === 'pickup') return store.pickup ? `约 ${store.readyMinutes} 分钟可取` : '暂停自提';
  if (store.delivery === null) return '这家不外送';
  return `¥${shortYuan(store.delivery.minimum)} 起送 · 约 ${store.readyMinutes + store.delivery.minutes} 分钟`;
};

/** `1.2 km · 营业至 22:00`, as far as known. */
export const storeLine = (store: StoreCardData, now: Date): string =>
  [store.distance === null ? null : distanceText(store.distance), openText(store, now)].filter((part) => part !== null).join(' · ');

/** Whole yuan without fen where there are none: `30`, `5.50`. */
const shortYuan = (amount: number): string => yuanText(amount).replace(/\.00$/, '');

const dayMs = 86_400_000;
