import { yuanText } from '../kernel/money.ts';
import { levelWords, type AfterSaleSide } from './after-sale-status.ts';
import type { AfterSaleStepData } from './after-sale-view.ts';

type Step = Pick<AfterSaleStepData, 'what' | 'side' | 'level' | 'amount'>;

/** A step of a case as a sentence; `customer`: how who asked is called. */
export const stepText = ({ what, side, level, amount }: Step, customer = '顾客'): string => {
  const who = nameOf(side, customer);
  const money = amount === null ? '' : ` ¥${yuanText(amount)}`;
  switch (what) {
    case 'asked':
      return `${who}申请退款${money}`;
    case 'passed':
      return `${who}转给${levelWords[level]}处理`;
    case 'overdue':
      return `超时没有处理，自动转给${levelWords[level]}`;
    case 'accepted':
      return `${who}同意退款${money}`;
    case 'covered':
      return '申请的金额已另外退还';
    case 'declined':
      return `${who}没有同意`;
    case 'withdrawn':
      return `${who}撤回了申请`;
    case 'refunded':
      return `退款${money} 已到账`;
  }
};

/** Who took a step and what was said with it; a customer's own words stand with the case. */
export const stepDetail = ({ what, by, words }: Pick<AfterSaleStepData, 'what' | 'by' | 'words'>): string =>
  [by, what === 'asked' ? '' : words].filter((text) => text !== '').join('：');

const nameOf = (side: AfterSaleSide, customer: string): string => {
  if (side === 'customer') return customer;
  return side === 'system' ? '系统' : levelWords[side];
};
