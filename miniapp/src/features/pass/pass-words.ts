import type { PassData } from '@mendian/shared/pass/pass.contract.ts';
import { passStandingWords } from '@mendian/shared/pass/pass-figures.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';

type Told = Pick<PassData, 'standing' | 'leftToday' | 'left' | 'uses' | 'lastDay' | 'refund' | 'promise'>;

/** What matters of a pass now, in few words. */
export const standingText = ({ standing, leftToday }: Pick<Told, 'standing' | 'leftToday'>): string => {
  if (standing !== 'usable') return passStandingWords[standing];
  return leftToday > 0 ? `今天还可用 ${leftToday} 次` : '今天已用完';
};

/** What else there is to say of it, a line each. */
export const figureLines = ({ standing, left, uses, lastDay, refund, promise }: Told): string[] => {
  if (standing === 'cancelled') return [refund > 0 ? `付款来晚了，¥${yuanText(refund)} 已原路退回` : promise];
  if (lastDay === null) return [promise];
  if (standing === 'refunded') return [`退款 ¥${yuanText(refund)}`, `共 ${uses} 次，用了 ${uses - left} 次`];
  const back = standing === 'paused' || standing === 'refunding' ? [`应退 ¥${yuanText(refund)}`] : [];
  return [...back, `共 ${uses} 次，剩 ${left} 次`, `有效至 ${lastDay}`];
};

export const isAlive = ({ standing }: Pick<PassData, 'standing'>): boolean =>
  standing === 'usable' || standing === 'unpaid' || standing === 'paused' || standing === 'refunding';
