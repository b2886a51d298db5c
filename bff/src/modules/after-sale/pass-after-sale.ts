import type { passAfterSale as contract } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { refuseAfterSale } from '@mendian/shared/after-sale/after-sale.errors.ts';
import { levelAbove, levelWords } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { levelOf, type Decider } from './after-sale.policy.ts';
import { lockToDecide } from './lock-to-decide.ts';
import { awaitLevel, moveCase } from './move-case.ts';
import { readRules } from './rules.ts';

/** Gives a case to the level above one's own. */
export const passAfterSale = async (ctx: Context<Decider>, { caseId, words }: InputOf<typeof contract.hq>): Promise<void> => {
  const held = await lockToDecide(ctx, caseId);
  const side = levelOf(ctx.actor);
  const level = levelAbove(side);
  if (level === null) throw refuseAfterSale('after-sale/top');
  const due = awaitLevel(ctx, caseId, level, await readRules(ctx.sql));
  await moveCase(ctx, held, 'pass', { level, due_at: due }, { what: 'passed', side, actor: ctx.actor.name, words });
  const { order_id: orderId, store_id: storeId, owner_id: merchantId } = held.case;
  const detail = { orderId, to: levelWords[level], words };
  audit(ctx, { action: 'after-sale.passed', subject: caseId, detail, storeId, merchantId });
};
