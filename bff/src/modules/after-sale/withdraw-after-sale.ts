import { refuseAfterSale } from '@mendian/shared/after-sale/after-sale.errors.ts';
import type { Customer } from '../../platform/actor.ts';
import { authorize } from '../../platform/authorize.ts';
import type { Context } from '../../platform/context.ts';
import { afterSalePolicy } from './after-sale.policy.ts';
import { moveCase } from './move-case.ts';
import { lockCase } from './read-cases.ts';

/** The customer takes it back before it was answered; again, it changes nothing. */
export const withdrawAfterSale = async (ctx: Context<Customer>, { caseId }: { caseId: string }): Promise<void> => {
  const held = await lockCase(ctx.sql, caseId);
  authorize(afterSalePolicy, 'withdraw', ctx.actor, held.case);
  if (held.case.state === 'withdrawn') return;
  if (held.case.state !== 'asked') throw refuseAfterSale('after-sale/decided', {}, '这个申请已经答复，不能撤回，请刷新后再看');
  await moveCase(ctx, held, 'withdraw', { ended_at: ctx.now }, { what: 'withdrawn', side: 'customer', actor: '' });
};
