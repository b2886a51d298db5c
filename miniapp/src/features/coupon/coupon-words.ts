import type { CouponData } from '@mendian/shared/coupon/coupon.contract.ts';
import { dayOf, minuteOf } from '@mendian/shared/kernel/shanghai.ts';
import { dayText, momentText, untilText } from '../../ui/words.ts';

type Dated = Pick<CouponData, 'tab' | 'from' | 'until' | 'usedAt'>;

/** When a coupon counts, or what became of it. */
export const timesText = ({ tab, from, until, usedAt }: Dated, now: Date): string => {
  if (tab === 'used') return usedAt === null ? '已使用' : `${momentText(usedAt, now)} 已使用`;
  if (tab === 'over') return Date.parse(until) > now.getTime() ? '已作废' : untilText(until, now);
  return Date.parse(from) > now.getTime() ? `${fromText(from, now)}起可用，${untilText(until, now)}` : untilText(until, now);
};

/** The day, and its time unless it begins then. */
const fromText = (from: string, now: Date): string => {
  const start = new Date(from);
  return minuteOf(start) === 0 ? dayText(dayOf(start), now) : `${momentText(from, now)} `;
};

/** Less than three days are left. */
export const isSoonOver = ({ tab, until }: Dated, now: Date): boolean =>
  tab === 'usable' && Date.parse(until) - now.getTime() < 3 * 86_400_000;
