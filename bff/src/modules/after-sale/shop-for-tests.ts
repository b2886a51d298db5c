import * as order from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, aMerchant, anOrder, aProduct, aStaff, aStore, pay, pieces, type CustomerMade } from '../../../test/build.ts';
import type { Harness } from '../../../test/harness.ts';

type Given = {
  readonly prices?: readonly number[];
  readonly pieces?: number;
  readonly customer?: CustomerMade;
  readonly usePoints?: boolean;
};

/** A paid order of two lines, ¥30 and ¥8 unless told otherwise, with everybody who has to do with it. */
export const aBoughtOrder = async (house: Harness, { prices = [3_000, 800], pieces: count = 1, customer, usePoints }: Given = {}) => {
  const owner = await aMerchant(house);
  const store = await aStore(house, { ownerId: owner.id });
  const skus = await Promise.all(prices.map((price) => aProduct(house, store, { price })));
  const buyer = customer ?? (await aCustomer(house));
  const lines = skus.map((sku) => pieces(sku, count));
  const { id: orderId } = await anOrder(buyer, store, { lines, ...(usePoints === undefined ? {} : { usePoints }) });
  await pay(house, buyer, orderId);
  const clerk = await aClerk(house, store);
  const scope = [{ kind: 'franchisee' as const, id: owner.id }];
  return {
    ...{ owner, store, skus, orderId, clerk, customer: buyer },
    merchant: (permissions: readonly string[] | 'all' = ['after-sale.see', 'after-sale.decide']) =>
      aStaff(house, { merchantId: owner.id, permissions, scope, name: '刘洋' }),
    office: () => aStaff(house, { permissions: ['after-sale.see', 'after-sale.decide', 'attention.handle'], name: '林薇' }),
    view: () => buyer.call(order.getOrder, { orderId }),
  };
};

export type Bought = Awaited<ReturnType<typeof aBoughtOrder>>;

/** The same, made and collected. */
export const aCollectedOrder = async (house: Harness, given: Given = {}): Promise<Bought> => {
  const bought = await aBoughtOrder(house, given);
  const { clerk, orderId } = bought;
  await clerk.call(terminal.takeOrder, { orderId });
  await clerk.call(terminal.finishOrder, { orderId, weights: [] });
  await clerk.call(terminal.handOver, { code: (await bought.view()).pickupCode! });
  await house.deliver();
  return bought;
};

/** Until WeChat has given back all that was asked of it. */
export const settle = async (house: Harness): Promise<void> => {
  await house.deliver();
  await house.sandbox.control.quiet();
  await house.deliver();
};
