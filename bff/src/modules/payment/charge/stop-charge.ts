import type { Clerk } from '../../../platform/actor.ts';
import type { StepContext } from '../../../platform/serve.ts';
import type { PaidDoor } from '../paid-door.ts';
import type { ChargeWays } from './charge-way.ts';
import { askUnsettled } from './charge.rows.ts';
import { giveUpCharge } from './settle-charge.ts';
import { takeBack } from './take-back.ts';
import { askSale, requireSale } from './view-charge.ts';

/** The clerk does not wait any more: the charge is taken back, at once if the other side lets us, else by its clock. */
export const stopCharge =
  (ways: ChargeWays, orders: PaidDoor) =>
  async (steps: StepContext<Clerk>, orderId: string): Promise<void> => {
    const { actor, reads, transact } = steps;
    const [sale, charge] = await reads.ask(askSale(orderId), askUnsettled(orderId));
    requireSale(sale, actor);
    if (charge === null) return;
    if ((await transact((ctx) => giveUpCharge(ctx, orders, charge))) !== 'reversing') return;
    await takeBack(ways, orders, steps, charge);
  };
