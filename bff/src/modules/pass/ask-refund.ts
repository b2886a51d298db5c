import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type * as contract from '@mendian/shared/pass/pass.contract.ts';
import type { PassDetailData } from '@mendian/shared/pass/pass.contract.ts';
import { refusePass } from '@mendian/shared/pass/pass.errors.ts';
import { passMachine } from '@mendian/shared/pass/pass-status.ts';
import { clearAttention, raiseAttention } from '../../platform/attention.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { movePass } from './move-pass.ts';
import { viewOwn } from './my-passes.ts';
import { refundOf, type PassFound } from './present-pass.ts';
import { lockPass, readOwn } from './read-pass.ts';

/** The member asks for the money back: the pass is paused at once, head office answers. Again, it changes nothing. */
export const askRefund = async (
  ctx: Context<Customer>,
  { passId, reason }: InputOf<typeof contract.askPassRefund>,
): Promise<PassDetailData> => {
  const known = await readOwn(ctx.sql, ctx.actor.memberId, passId);
  const pass = await lockPass(ctx.sql, passId);
  if (pass.state === 'paused') return viewOwn(ctx.sql, { ...known, ...pass }, ctx.now);
  if (!passMachine.can(pass.state, 'ask')) throw refuse('state/not-allowed', { state: pass.state }, '这张月卡现在不能申请退款');
  const amount = refundOf(pass, ctx.now);
  if (amount === 0) throw refusePass('pass/nothing-back');
  const paused = movePass(ctx, pass, 'ask', { ask_reason: reason, asked_at: ctx.now, answer: '' });
  await raiseAttention(ctx, {
    ...{ kind: 'pass-refund', subject: passId },
    text: `会员申请退月卡“${known.name}”，应退 ¥${yuanText(amount)}，原因：${reason}。月卡已暂停，请在“会员的月卡”里同意或拒绝`,
  });
  return viewOwn(ctx.sql, { ...known, ...paused }, ctx.now);
};

/** The member thinks again before head office answered: the pass is good as before. */
export const withdrawAsk = async (
  ctx: Context<Customer>,
  { passId }: InputOf<typeof contract.withdrawPassRefund>,
): Promise<PassDetailData> => {
  const known: PassFound = await readOwn(ctx.sql, ctx.actor.memberId, passId);
  const pass = await lockPass(ctx.sql, passId);
  if (pass.state === 'active') return viewOwn(ctx.sql, { ...known, ...pass }, ctx.now);
  if (!passMachine.can(pass.state, 'keep')) throw refuse('state/not-allowed', { state: pass.state }, '退款已在处理，不能撤回');
  const kept = movePass(ctx, pass, 'keep', { ask_reason: null, asked_at: null });
  await clearAttention(ctx, 'pass-refund', passId);
  return viewOwn(ctx.sql, { ...known, ...kept }, ctx.now);
};
