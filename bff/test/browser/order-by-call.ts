import { getStore } from '@mendian/shared/store/store.contract.ts';
import { aCustomer, anOrder, pay, pieces, type CustomerMade } from '../build.ts';
import type { Shop } from './open-shop.ts';
import { until } from './screen.ts';

export type PaidOrder = { readonly customer: CustomerMade; readonly orderId: string; readonly number: string };

/** Once the clock was moved on, the store takes orders again only when its terminal has been heard of since, and that has spread. */
export const takesOrdersAgain = ({ house, store }: Shop): Promise<true> =>
  until('the store takes orders again', async () => (await house.as(null)(getStore, { storeId: store.id })).notTaking === null);

/** An order of one of the sandbox's customers, placed and paid by calls: for walks that begin when it is there. */
export const paidOrder = async ({ house, store }: Shop, customerIndex: number): Promise<PaidOrder> => {
  const customer = await aCustomer(house, customerIndex);
  const soup = await house.reads.one<{ skuId: string }>(
    `SELECT s.id AS "skuId" FROM sku s JOIN product p ON p.id = s.product_id WHERE p.name = '瓦罐肉饼汤'`,
  );
  const { id: orderId } = await anOrder(customer, { ...store, latE6: 0, lngE6: 0 }, { lines: [pieces(soup!)] });
  await pay(house, customer, orderId);
  const paid = await house.reads.one<{ number: string }>('SELECT pickup_number AS number FROM orders WHERE id = ?', [orderId]);
  return { customer, orderId, number: paid!.number };
};
