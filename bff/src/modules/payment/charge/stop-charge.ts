import type { Clerk } from '../../../platform/actor.ts';
import type { StepContext } from '../../../platform/serve.ts';
import type { PaidDoor } from '../paid-door.ts';
import { payeeOf } from '../payee-of.ts';
import type { ChargeWays } from './charge-way.ts';
import { askUnsettled } from './charge.rows.ts';
import { wayOf } from './follow-charges.ts';
import { giveUpCharge, settleCharge } from './settle-charge.ts';
import { askSale, requireSale } from './view-charge.ts';

/** The clerk does not wait any more: the charge is taken back, at once if the other side lets us, else by its clock. */
export const stopCharge =
  (ways: ChargeWays, orders: PaidDoor) =>
  async ({ actor, reads, transact }: StepContext<Clerk>, orderId: string): Promise<void> => {
    const [sale, charge] = await reads.ask(askSale(orderId), askUnsettled(orderId));
    requireSale(sale, actor);
    if (charge === null) return;
    if ((await transact((ctx) => giveUpCharge(ctx, orders, charge))) !== 'reversing') return;
    const takenBack = await wayOf(ways, charge).reverse(charge, await payeeOf(reads, charge.payee_id));
    await transact((ctx) => settleCharge(ctx, orders, charge, takenBack));
  };
