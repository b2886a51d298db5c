import type { CouponData } from '@mendian/shared/coupon/coupon.contract.ts';
import { momentText, untilText } from '../../ui/words.ts';

type Dated = Pick<CouponData, 'tab' | 'from' | 'until' | 'usedAt'>;

/** When a coupon counts, or what became of it. */
export const timesText = ({ tab, from, until, usedAt }: Dated, now: Date): string => {
  if (tab === 'used') return usedAt === null ? '已使用' : `${momentText(usedAt, now)} 已使用`;
  if (tab === 'over') return Date.parse(until) > now.getTime() ? '已作废' : untilText(until, now);
  return Date.parse(from) > now.getTime() ? `${momentText(from, now)} 起可用，${untilText(until, now)}` : untilText(until, now);
};

/** Less than three days are left. */
export const isSoonOver = ({ tab, until }: Dated, now: Date): boolean =>
  tab === 'usable' && Date.parse(until) - now.getTime() < 3 * 86_400_000;

/** `8123 4567 8901 2345` */
export const inFours = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
