import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { methodOfCode, type CodeMethod } from '@mendian/shared/payment/auth-code.ts';
import type * as contract from '@mendian/shared/payment/charge.contract.ts';
import { refusePayment } from '@mendian/shared/payment/payment.errors.ts';
import type { Clerk } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import type { StepContext } from '../../../platform/serve.ts';
import type { PaidDoor } from '../paid-door.ts';
import { nextAskMs } from './charge-clock.ts';
import type { ChargeWays } from './charge-way.ts';
import { askUnsettled, type ChargeRow } from './charge.rows.ts';
import { chargedTo } from './charged-to.ts';
import { chargeDue } from './follow-charges.ts';
import { settleCharge } from './settle-charge.ts';
import { askSale, isDue, requireSale, takes } from './view-charge.ts';

type Parts = { readonly ways: ChargeWays; readonly orders: PaidDoor; readonly brand: string };

/**
 * Charges a scanned payment code: transaction, network, transaction. The charge is written down, with the clock that asks about it,
 * before anybody is asked for money; what comes back, or does not, is recorded after. A repeat of the same call charges nothing.
 */
export const chargeOrder =
  ({ ways, orders, brand }: Parts) =>
  async (steps: StepContext<Clerk>, { orderId, authCode }: InputOf<typeof contract.chargeOrder>): Promise<void> => {
    const [found] = await steps.reads.ask(askSale(orderId));
    const sale = requireSale(found, steps.actor);
    const method = methodOfCode(authCode);
    if (method === null) throw refusePayment('payment/code-unknown');
    const way = ways[method];
    if (way === null || !takes(sale, method)) throw refusePayment('payment/no-alipay');

    let begun: Begun | null = null;
    const { chargeId } = await steps.once(async (ctx) => {
      begun = await beginCharge(ctx, orders, steps.actor, { orderId, method });
      return { chargeId: begun.charge.id };
    });
    // Said before: whoever began it has asked for the money, and the clock asks what became of it.
    const mine = begun as Begun | null;
    if (mine?.charge.id !== chargeId) return;

    const { charge, storeCode, storeName } = mine;
    const to = await chargedTo(steps.reads, charge);
    const said = await way.charge(charge, to, { authCode, storeCode, description: `${brand}-${storeName}`.slice(0, 60) });
    await steps.transact((ctx) => settleCharge(ctx, orders, charge, said));
  };

type Begun = { readonly charge: ChargeRow; readonly storeCode: string; readonly storeName: string };
type Ask = { readonly orderId: string; readonly method: CodeMethod };

const beginCharge = async (ctx: Context, orders: PaidDoor, clerk: Clerk, { orderId, method }: Ask): Promise<Begun> => {
  const { answers } = await orders.lockToPay(ctx, orderId, [askSale(orderId), askUnsettled(orderId)]);
  const [found, unsettled] = answers;
  const sale = requireSale(found, clerk);
  if (unsettled !== null) throw refusePayment('payment/under-way');
  if (!takes(sale, method)) throw refusePayment('payment/no-alipay');
  if (!isDue(sale, ctx.now)) throw refusePayment('payment/not-payable');
  const id = ctx.newId();
  const charge: ChargeRow = {
    id,
    order_id: orderId,
    payee_id: sale.payee_id,
    alipay_account_id: method === 'alipay' ? sale.alipay_account_id : null,
    method,
    out_trade_no: id,
    amount: sale.amount,
    state: 'asking',
    open_for: orderId,
    said: '',
    terminal_id: clerk.terminalId,
    created_at: ctx.now,
    reversing_at: null,
    settled_at: null,
  };
  ctx.sql.later.insert('charge', [charge]);
  await orders.changed(ctx, orderId);
  ctx.emit(chargeDue({ chargeId: id }), new Date(ctx.now.getTime() + nextAskMs(0)));
  return { charge, storeCode: sale.store_code, storeName: sale.store_name };
};
