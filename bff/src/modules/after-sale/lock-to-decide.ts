import { refuseAfterSale } from '@mendian/shared/after-sale/after-sale.errors.ts';
import { levelWords, mayDecideAt } from '@mendian/shared/after-sale/after-sale-status.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { authorize } from '../../platform/authorize.ts';
import type { Context } from '../../platform/context.ts';
import { afterSalePolicy, levelOf, type Decider } from './after-sale.policy.ts';
import type { CaseRow } from './after-sale.rows.ts';
import { lockCase, type Held } from './read-cases.ts';

/** Locks a case for whoever decides. Of two at once the second is told what the first did. */
export const lockToDecide = async (ctx: Context<Decider>, caseId: string): Promise<Held> => {
  const held = await lockCase(ctx.sql, caseId);
  authorize(afterSalePolicy, 'decide', ctx.actor, held.case);
  const { state, level } = held.case;
  if (state !== 'asked' || !mayDecideAt(levelOf(ctx.actor), level))
    throw refuseAfterSale('after-sale/decided', { state, level }, `${decidedText(held.case)}，请刷新后再看`);
  return held;
};

const decidedText = ({ state, level, granted, decided_by: by }: CaseRow): string => {
  if (state === 'asked') return `这个申请已转给${levelWords[level]}处理`;
  if (state === 'withdrawn') return '顾客已撤回这个申请';
  if (by === null) return '这个申请的金额已另外退还';
  return state === 'declined' ? `${by}已拒绝这个申请` : `${by}已同意退款 ¥${yuanText(granted ?? 0)}`;
};
