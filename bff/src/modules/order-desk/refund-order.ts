import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { amountOf, excessOf, restOf, smallRefundMax, type Parts, type Rest } from '@mendian/shared/order/desk-refund.ts';
import type * as contract from '@mendian/shared/order/order-desk.contract.ts';
import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { refuseOrder } from '@mendian/shared/order/order.errors.ts';
import { orderMachine } from '@mendian/shared/order/order-status.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { endOrder, lockOrder, readLines, type LockedOrder, type OrderRow } from '../order/index.ts';
import { requestRefund } from '../refund/index.ts';
import { maySee } from './order-scope.ts';
import { deskCause, givenByDesk } from './read-refunds.ts';
import { viewOrder } from './view-order.ts';

type Input = InputOf<typeof contract.refundOrder.hq>;

/**
 * Gives back all that is left of an order or parts of its lines. When nothing is left of an order under way, it ends: nobody makes
 * what was paid back. `small`: together with what the desks gave back before, no more than `smallRefundMax`.
 */
export const refundOrder = async (ctx: Context<Staff>, input: Input, { small }: { small: boolean }): Promise<DeskOrderData> => {
  const order = await lockOrder(ctx.sql, input.orderId);
  if (!maySee(ctx.actor, order)) throw refuse('thing/not-found');
  if (order.paid_at === null) throw refuse('state/not-allowed', { state: order.state }, '这笔订单没有付款，没有可退的金额');
  const rest = restOf(order, await readLines(ctx.sql, order.id));
  const parts = input.all ? wholeOf(rest) : { lines: input.lines, deliveryFee: input.deliveryFee };
  check(parts, rest);
  if (small) await checkSmall(ctx, order, amountOf(parts));
  await giveBack(ctx, order, { parts, rest, reason: input.reason });
  return viewOrder(ctx, order.id);
};

const wholeOf = (rest: Rest): Parts => ({
  lines: [...rest.lines].flatMap(([no, amount]) => (amount > 0 ? [{ no, amount }] : [])),
  deliveryFee: rest.deliveryFee,
});

const check = (parts: Parts, rest: Rest): void => {
  if (rest.all <= 0) throw refuseOrder('order/nothing-to-refund');
  if (amountOf(parts) === 0) throw refuse('input/invalid', {}, '请填写要退的金额');
  const excess = excessOf(parts, rest);
  if (excess === null) return;
  const what = excess.no === null ? '配送费' : `第 ${excess.no} 行`;
  throw refuseOrder('order/refund-exceeds', excess, `${what}最多还能退 ¥${yuanText(excess.rest)}，请刷新后再填`);
};

const checkSmall = async (ctx: Context, order: OrderRow, amount: number): Promise<void> => {
  const max = smallRefundMax - (await givenByDesk(ctx.sql, order.id));
  if (amount <= max) return;
  throw refuseOrder(
    'order/refund-limit',
    { max },
    `您最多还能为这笔订单退 ¥${yuanText(Math.max(0, max))}，更多请由有“退款：不限金额”权限的同事处理`,
  );
};

type Giving = { readonly parts: Parts; readonly rest: Rest; readonly reason: string };

const giveBack = async (ctx: Context<Staff>, order: LockedOrder, { parts, rest, reason }: Giving): Promise<void> => {
  const amount = amountOf(parts);
  const { name } = ctx.actor;
  const ends = amount === rest.all && orderMachine.can(order.state, 'refundAll');
  if (ends) await endOrder(ctx, order, 'refundAll', { by: 'store', reason, name });
  else {
    const cause = `${deskCause}${ctx.newId()}`;
    await requestRefund(ctx, { orderId: order.id, amount, lines: parts.lines, cause, reason, askedBy: name });
    ctx.tell(order.store_id, { kind: 'order', orderId: order.id });
  }
  const detail = { amount, lines: parts.lines, deliveryFee: parts.deliveryFee, reason, ends };
  audit(ctx, { action: 'order.refunded', subject: order.id, detail, storeId: order.store_id, merchantId: order.owner_id });
};
