import type { OrderState } from '@mendian/shared/order/order-status.ts';
import type { Moot } from '../../platform/subscriber.ts';

/**
 * For the clocks of an order: most of them ring for nothing, because the order is no longer in the state they were set for, and
 * no order comes back to one it has left.
 */
export const unlessStill =
  (state: OrderState): Moot =>
  async (reads, payloads) => {
    const ids = payloads.map((payload) => (payload as { orderId: string }).orderId);
    const still = await reads.all<{ id: string }>('SELECT id FROM orders WHERE id IN (?) AND state = ?', [ids, state]);
    const stillIds = new Set(still.map(({ id }) => id));
    return ids.map((id) => !stillIds.has(id));
  };
