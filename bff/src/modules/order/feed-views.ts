import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import type { Reads } from '../../platform/sql.ts';
import { counterChannel, type OrderRow } from './order.rows.ts';
import { orderPolicy } from './order.policy.ts';
import { presentForTerminal } from './present-order.ts';
import { readForCustomer, readForStore } from './read-orders.ts';
import { viewOrder } from './view-order.ts';

/** What customers order is the store's once it is paid for; what it sells over its counter always was. */
export const isSeenByStore = ({ paid_at: paidAt, channel }: Pick<OrderRow, 'paid_at' | 'channel'>): boolean =>
  paidAt !== null || channel === counterChannel;

/** An order as its store's feed shows it; null: the store does not see it. */
export const feedOrder = async (sql: Reads, orderId: string): Promise<TerminalOrderData | null> => {
  const found = await readForStore(sql, orderId);
  return found === null || !isSeenByStore(found.order) ? null : presentForTerminal(found);
};

/** A customer's own order as the feed shows it; null: there is none of theirs. */
export const feedMyOrder = async (sql: Reads, memberId: string, orderId: string, now: Date): Promise<OrderViewData | null> => {
  const actor = { kind: 'customer', memberId, sessionId: '' } as const;
  const known = await readForCustomer(sql, orderId);
  return known !== null && orderPolicy.see(actor, known.bundle.order) ? viewOrder({ actor, sql, now }, known.bundle.order, known) : null;
};
