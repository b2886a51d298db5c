import { yuanText } from '@mendian/shared/kernel/money.ts';
import { raiseAttention } from '../../../platform/attention.ts';
import type { Context } from '../../../platform/context.ts';
import { eventType } from '../../../platform/events.ts';
import type { Reads } from '../../../platform/sql.ts';
import { onSteps, type Steps, type Subscriber } from '../../../platform/subscriber.ts';
import type { PaidDoor } from '../paid-door.ts';
import { listedAfterMs, nextAskMs } from './charge-clock.ts';
import type { ChargeWays } from './charge-way.ts';
import { askCharge, isSettled, type ChargeRow } from './charge.rows.ts';
import { chargedTo } from './charged-to.ts';
import { settleCharge } from './settle-charge.ts';

export const chargeDue = eventType<{ chargeId: string }>('payment.charge-due');

/**
 * Asks about a charge until it is known how it ended: every five seconds at first, taking it back when its time is over, until the
 * other side confirms. The clock is set with the charge, so whoever died in between is made up for.
 */
export const followCharges = (ways: ChargeWays, orders: PaidDoor): Subscriber =>
  onSteps(chargeDue, 'payment.follow-charge', async (steps, { chargeId }) => {
    const [charge] = await steps.reads.ask(askCharge(chargeId));
    if (charge === null || isSettled(charge.state)) return;
    await follow(ways, orders, steps, charge);
  });

const follow = async (ways: ChargeWays, orders: PaidDoor, { reads, transact, finish }: Steps, charge: ChargeRow): Promise<void> => {
  const way = ways[charge.method];
  // Charges that are under way when Alipay's settings go are found again when they are back.
  if (way === null) throw new Error(`charge ${charge.id} is of ${charge.method}, which is not set up any more`);
  const to = await chargedTo(reads, charge);
  let { state } = charge;
  if (state === 'asking') {
    const said = await way.ask(charge, to);
    state = await transact((ctx) => settleCharge(ctx, orders, charge, said));
  }
  const takenBack = state === 'reversing' ? await way.reverse(charge, to) : null;
  await finish(async (ctx) => {
    if (takenBack !== null) state = await settleCharge(ctx, orders, charge, takenBack);
    if (!isSettled(state)) await askAgain(ctx, charge);
  });
};

const askAgain = async (ctx: Context, charge: ChargeRow): Promise<void> => {
  const ageMs = ctx.now.getTime() - charge.created_at.getTime();
  ctx.emit(chargeDue({ chargeId: charge.id }), new Date(ctx.now.getTime() + nextAskMs(ageMs)));
  if (ageMs >= listedAfterMs) await listUnsettled(ctx, charge);
};

const listUnsettled = async (ctx: Context, { id, order_id: orderId, amount, method, out_trade_no }: ChargeRow): Promise<void> => {
  const storeId = await storeOf(ctx.sql, orderId);
  const where = method === 'alipay' ? '支付宝' : '微信支付';
  await raiseAttention(ctx, {
    kind: 'charge-unsettled',
    subject: id,
    text: `扫码收款 ¥${yuanText(amount)} 一直没有结果，仍在向${where}核实和撤销，请到商户平台核对（商户单号 ${out_trade_no}）`,
    orderId,
    ...(storeId === null ? {} : { storeId }),
  });
};

const storeOf = async (sql: Reads, orderId: string): Promise<string | null> =>
  (await sql.one<{ store_id: string }>('SELECT store_id FROM orders WHERE id = ?', [orderId]))?.store_id ?? null;
