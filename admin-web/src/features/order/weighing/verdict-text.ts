import { moneyText } from '../../../ui/money-text.ts';
import type { Verdict } from './weighing.ts';

/** What a weighing means, as a sentence for the clerk. */
export const verdictText = (verdict: Verdict): string => {
  if (verdict.kind === 'empty') return '等待称重';
  if (verdict.kind === 'wrong') return verdict.sentence;
  const look = verdict.suspicious ? '；和下单差得多，请再看看秤' : '';
  const grams = Math.abs(verdict.difference);
  if (verdict.kind === 'exact') return '正好';
  if (verdict.kind === 'gift') return `多 ${grams}g，算门店赠送${look}`;
  if (verdict.kind === 'within') return `少 ${grams}g，在误差内，不退差价`;
  return `少 ${grams}g，自动退 ${moneyText(verdict.refund)}${look}`;
};

export const verdictTone = (verdict: Verdict): 'quiet' | 'good' | 'warn' | 'bad' => {
  if (verdict.kind === 'empty') return 'quiet';
  if (verdict.kind === 'wrong' || verdict.suspicious) return 'bad';
  return verdict.kind === 'short' ? 'warn' : 'good';
};
