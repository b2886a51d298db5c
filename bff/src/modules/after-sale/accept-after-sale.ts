import type { acceptAfterSale as contract } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { refuseAfterSale } from '@mendian/shared/after-sale/after-sale.errors.ts';
import { grantMaxOf, leftOf } from '@mendian/shared/after-sale/after-sale-rules.ts';
import { reasonWords } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { amountOf, excessOf, type Parts, type Rest } from '@mendian/shared/order/desk-refund.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { orderMachine } from '@mendian/shared/order/order-status.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { endOrder } from '../order/index.ts';
import { requestRefund } from '../refund/index.ts';
import { levelOf, type Decider } from './after-sale.policy.ts';
import { exceeds } from './ask-after-sale.ts';
import { lockToDecide } from './lock-to-decide.ts';
import { moveCase } from './move-case.ts';
import type { Held } from './read-cases.ts';
import { readGiven } from './read-given.ts';
import { readRulesOf } from './rules.ts';

type Input = InputOf<typeof contract.hq>;

/** Grants a case wholly or in part: the money is asked for in the same transaction, and coupon and points follow it. */
export const acceptAfterSale = async (ctx: Context<Decider>, { caseId, lines, deliveryFee, answer }: Input): Promise<void> => {
  const held = await lockToDecide(ctx, caseId);
  const parts = { lines, deliveryFee };
  const amount = amountOf(parts);
  checkParts(parts, leftOf(held.asked, held.rest));
  await checkLimit(ctx, held, amount);

  const cause = await giveBack(ctx, held, parts);
  for (const line of lines)
    ctx.sql.later.run('UPDATE after_sale_line SET granted = ? WHERE case_id = ? AND no = ?', [line.amount, caseId, line.no]);
  const side = levelOf(ctx.actor);
  const decided = { answer, decided_by: ctx.actor.name, decided_at_level: side, decided_at: ctx.now, level: side };
  await moveCase(
    ctx,
    held,
    'accept',
    { ...decided, granted: amount, granted_fee: deliveryFee, refund_cause: cause },
    { what: 'accepted', side, actor: ctx.actor.name, amount, words: answer },
  );
  const { order_id: orderId, store_id: storeId, owner_id: merchantId, asked } = held.case;
  const detail = { orderId, amount, yuan: yuanText(amount), asked, answer };
  audit(ctx, { action: 'after-sale.accepted', subject: caseId, detail, storeId, merchantId });
};

/** Of what was asked, no more than is left of it. */
const checkParts = (parts: Parts, left: Parts): void => {
  if (amountOf(left) === 0) throw refuseOrder('order/nothing-to-refund');
  if (amountOf(parts) === 0) throw refuse('input/invalid', {}, '请填写要退的金额，不退请选择拒绝');
  const most: Rest = {
    lines: new Map(left.lines.map(({ no, amount }) => [no, amount])),
    deliveryFee: left.deliveryFee,
    all: amountOf(left),
  };
  const excess = excessOf(parts, most);
  if (excess !== null) throw exceeds(excess.no, excess.rest);
};

const checkLimit = async (ctx: Context<Decider>, { case: row, order }: Held, amount: number): Promise<void> => {
  const level = levelOf(ctx.actor);
  const given = await readGiven(ctx.sql, order.id, level);
  const max = grantMaxOf(level, { rules: await readRulesOf(ctx.sql, row.owner_id), order, askedAt: row.created_at, given });
  if (amount <= max) return;
  const sentence = max === 0 ? '已超出您的处理期限或额度，请转给上级处理' : `您最多能退 ¥${yuanText(max)}，更多请转给上级处理`;
  throw refuseAfterSale('after-sale/limit', { max }, sentence);
};

/** All that is left of an order under way ends it, as nobody makes what was paid back. Gives the refund's cause. */
const giveBack = async (ctx: Context<Decider>, { case: row, order, rest }: Held, parts: Parts): Promise<string> => {
  const { name } = ctx.actor;
  const amount = amountOf(parts);
  const reason = `退款申请（${reasonWords[row.reason]}）`;
  if (amount === rest.all && orderMachine.can(order.state, 'refundAll')) {
    await endOrder(ctx, order, 'refundAll', { by: 'store', reason, name });
    return 'ended';
  }
  const cause = `after-sale-${row.id}`;
  await requestRefund(ctx, { orderId: order.id, amount, lines: parts.lines, cause, reason, askedBy: name });
  return cause;
};
