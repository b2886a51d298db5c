import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { Reads } from '../../platform/sql.ts';
import { orderPolicy } from './order.policy.ts';
import { presentForTerminal } from './present-order.ts';
import { readForCustomer, readForStore } from './read-orders.ts';
import { viewOrder } from './view-order.ts';

/** An order as its store's feed shows it; null: the store does not see it (it was not paid for). */
export const feedOrder = async (sql: Reads, orderId: string): Promise<TerminalOrderData | null> => {
  const found = await readForStore(sql, orderId);
  return found === null || found.order.paid_at === null ? null : presentForTerminal(found);
};

/** A customer's own order as the feed shows it; null: there is none of theirs. */
export const feedMyOrder = async (sql: Reads, memberId: string, orderId: string, now: Date): Promise<OrderViewData | null> => {
  const actor = { kind: 'customer', memberId, sessionId: '' } as const;
  const known = await readForCustomer(sql, orderId);
  return known !== null && orderPolicy.see(actor, known.bundle.order) ? viewOrder({ actor, sql, now }, known.bundle.order, known) : null;
};
