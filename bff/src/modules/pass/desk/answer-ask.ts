import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type * as contract from '@mendian/shared/pass/pass-desk.contract.ts';
import type { HeldPassDetailData } from '@mendian/shared/pass/pass-desk.contract.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import { passMachine } from '@mendian/shared/pass/pass-status.ts';
import { clearAttention } from '../../../platform/attention.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import { requireWholeChain } from '../../../platform/whole-chain.ts';
import { openRefund } from '../../refund/index.ts';
import { movePass } from '../move-pass.ts';
import { refundOf } from '../present-pass.ts';
import { lockPass } from '../read-pass.ts';
import { viewHeld } from './held-passes.ts';

type Office = Context<ActorOf<'headOffice'>>;

/** Head office gives a pass's money back, asked or of its own accord: it cannot be used from now on, and is over when WeChat paid. */
export const refundPass = async (
  ctx: Office,
  { passId, reason, expectedRefund }: InputOf<typeof contract.refundPass>,
): Promise<HeldPassDetailData> => {
  requireWholeChain(ctx);
  const pass = await lockPass(ctx.sql, passId);
  if (!passMachine.can(pass.state, 'refund')) throw refuse('state/not-allowed', { state: pass.state }, '这张月卡现在不能退款');
  const amount = refundOf(pass, ctx.now);
  if (amount === 0) throw refusePass('pass/nothing-back');
  if (amount !== expectedRefund)
    throw refusePass('pass/refund-changed', { refund: amount }, `应退的金额变成了 ¥${yuanText(amount)}，请看过再退`);
  movePass(ctx, pass, 'refund', { refunded: amount, asked_at: pass.asked_at ?? ctx.now, answer: reason });
  await openRefund(ctx, { paidFor: 'pass', id: passId, amount, cause: 'pass', reason, askedBy: ctx.actor.name });
  await clearAttention(ctx, 'pass-refund', passId);
  audit(ctx, { action: 'pass.refunded', subject: passId, detail: { amount: yuanText(amount), reason } });
  return viewHeld(ctx.sql, passId, ctx.now);
};

/** Head office declines: the pass is good again, and its member reads why. Again, it changes nothing. */
export const keepPass = async (ctx: Office, { passId, reason }: InputOf<typeof contract.keepPass>): Promise<HeldPassDetailData> => {
  requireWholeChain(ctx);
  const pass = await lockPass(ctx.sql, passId);
  if (pass.state === 'active' && pass.answer === reason) return viewHeld(ctx.sql, passId, ctx.now);
  if (!passMachine.can(pass.state, 'keep')) throw refuse('state/not-allowed', { state: pass.state }, '这张月卡没有等待审核的退款申请');
  movePass(ctx, pass, 'keep', { ask_reason: null, asked_at: null, answer: reason });
  await clearAttention(ctx, 'pass-refund', passId);
  audit(ctx, { action: 'pass.refund-declined', subject: passId, detail: { reason } });
  return viewHeld(ctx.sql, passId, ctx.now);
};
