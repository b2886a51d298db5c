import type { declineAfterSale as contract } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { afterSaleEnded } from './after-sale.events.ts';
import { levelOf, type Decider } from './after-sale.policy.ts';
import { lockToDecide } from './lock-to-decide.ts';
import { moveCase } from './move-case.ts';

/** Says no, with a reason the customer reads; asked again, the level above is heard. */
export const declineAfterSale = async (ctx: Context<Decider>, { caseId, answer }: InputOf<typeof contract.hq>): Promise<void> => {
  const held = await lockToDecide(ctx, caseId);
  const side = levelOf(ctx.actor);
  const { name } = ctx.actor;
  // The level that said no is the one above which the next ask begins.
  const decided = { answer, decided_by: name, decided_at_level: side, decided_at: ctx.now, ended_at: ctx.now, level: side };
  await moveCase(ctx, held, 'decline', decided, { what: 'declined', side, actor: name, words: answer });
  ctx.emit(afterSaleEnded({ caseId }));
  const { order_id: orderId, store_id: storeId, owner_id: merchantId, asked } = held.case;
  audit(ctx, { action: 'after-sale.declined', subject: caseId, detail: { orderId, asked, answer }, storeId, merchantId });
};
