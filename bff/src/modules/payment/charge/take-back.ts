import type { ChargeState } from '@mendian/shared/payment/charge-status.ts';
import type { Context } from '../../../platform/context.ts';
import type { Reads } from '../../../platform/sql.ts';
import type { Transact } from '../../../platform/subscriber.ts';
import { markClosed } from '../close-payment.ts';
import type { PaidDoor } from '../paid-door.ts';
import type { ChargeWays } from './charge-way.ts';
import { askUnsettled, type ChargeRow } from './charge.rows.ts';
import { chargedTo } from './charged-to.ts';
import { giveUpCharge, settleCharge } from './settle-charge.ts';

/**
 * Gives up the payment of an order that this transaction has locked unpaid, so that the order can end. A charge that is under way
 * is taken back from then on: the payment is closed when that is confirmed. Tells that charge; null: there is none.
 */
export const giveUpPayment = async (ctx: Context, orders: PaidDoor, orderId: string): Promise<ChargeRow | null> => {
  const [unsettled] = await ctx.sql.ask(askUnsettled(orderId));
  if (unsettled === null) {
    await markClosed(ctx, orderId);
    return null;
  }
  await giveUpCharge(ctx, orders, unsettled);
  await ctx.sql.run(`UPDATE payment SET state = 'closing' WHERE order_id = ? AND state = 'pending'`, [orderId]);
  return unsettled;
};

type Steps = { readonly reads: Reads; readonly transact: Transact };

/** Has a charge that is being taken back reversed now, if the other side lets us; else its clock goes on. Tells how it stands then. */
export const takeBack = async (ways: ChargeWays, orders: PaidDoor, { reads, transact }: Steps, charge: ChargeRow): Promise<ChargeState> => {
  const way = ways[charge.method];
  // Alipay's settings are gone: its clock asks on, and finds it when they are back.
  if (way === null) return 'reversing';
  const takenBack = await way.reverse(charge, await chargedTo(reads, charge));
  return transact((ctx) => settleCharge(ctx, orders, charge, takenBack));
};
