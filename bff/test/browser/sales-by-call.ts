import { randomBytes } from 'node:crypto';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { bindTerminal, signInClerk } from '@mendian/shared/terminal/terminal.contract.ts';
import { listSales, type SaleViewData } from '@mendian/shared/till/till.contract.ts';
import type { Call } from '../harness.ts';
import type { Shop } from './open-shop.ts';

/** The store's clerk, signed in at another terminal. */
export const signedInElsewhere = async ({ house, clerk }: Shop, code: string): Promise<Call> => {
  const secret = randomBytes(32).toString('base64url');
  await house.as(null)(bindTerminal, { code, secret, name: '后厨' });
  const { token } = await house.as(secret)(signInClerk, { number: clerk.number, pin: clerk.pin });
  return house.as(token);
};

/** The store's sales of today, the earliest first. */
export const salesOfToday = async (call: Call): Promise<SaleViewData[]> => {
  const sales: SaleViewData[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page: ReplyOf<typeof listSales> = await call(listSales, { day: dayOf(new Date()), limit: 50, after });
    sales.push(...page.items);
    after = page.next;
  }
  return sales.reverse();
};
