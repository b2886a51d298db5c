import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/member/member.contract.ts';
import type { Customer } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';

const storesMax = 20;
/** So many of the newest orders are looked at, so that the answer costs the same however loyal the customer is. */
const ordersMax = 300;

/** The stores of a customer's newest orders, each once. Order ids begin with their time, so the index is the order of time. */
export const listMyStores = async ({ actor, sql }: ReadContext<Customer>): Promise<ReplyOf<typeof contract.listMyStores>> => {
  const orders = await sql.all<{ store_id: string; placed_at: Date }>(
    `SELECT store_id, placed_at FROM orders WHERE member_id = ? ORDER BY id DESC LIMIT ${ordersMax}`,
    [actor.memberId],
  );
  const newest = new Map<string, Date>();
  for (const { store_id: storeId, placed_at: placedAt } of orders) if (!newest.has(storeId)) newest.set(storeId, placedAt);
  const items = [...newest].slice(0, storesMax).map(([storeId, at]) => ({ storeId, lastOrderedAt: at.toISOString() }));
  return { items };
};
