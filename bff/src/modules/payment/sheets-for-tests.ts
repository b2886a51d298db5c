import * as contract from '@mendian/shared/order/order.contract.ts';
import { aCustomer, anOrder, aProduct, aStore, pieces } from '../../../test/build.ts';
import type { Harness } from '../../../test/harness.ts';

/** So many orders at so many stores, each of a customer of its own, with their payment sheets open. */
export const openSheets = async (house: Harness, count: number, atStores: number) => {
  const places = await Promise.all(
    Array.from({ length: atStores }, async () => {
      const store = await aStore(house);
      return { store, product: await aProduct(house, store) };
    }),
  );
  const opened = [];
  // One after the other: all at once are more than a busy machine's WeChat answers in time, and only the payments are to come thick.
  for (let index = 0; index < count; index += 1) {
    const { store, product } = places[index % atStores]!;
    const customer = await aCustomer(house);
    const { id } = await anOrder(customer, store, { lines: [pieces(product)] });
    const sheet = await customer.call(contract.payOrder, { orderId: id });
    const pay = () => house.sandbox.control.pay(customer.openid, { appid: house.settings.WECHAT_APPID, ...sheet });
    opened.push({ id, storeId: store.id, customer, pay });
  }
  return opened;
};

export const statesOf = async (house: Harness, ids: readonly string[]) =>
  (
    await house.reads.all<{ state: string; number: number }>(
      'SELECT state, COUNT(*) AS number FROM orders WHERE id IN (?) GROUP BY state ORDER BY state',
      [ids],
    )
  ).map(({ state, number }) => `${state} ${number}`);
