import { changePrices } from '@mendian/shared/catalog/price.contract.ts';
import { aMerchant, aProduct, aStore, type SkuMade, type StoreMade } from '../../../../test/build.ts';
import { productsOnMenu } from '../../../../test/build-catalogue.ts';
import type { Call, Harness } from '../../../../test/harness.ts';
import { readSaleSkus } from '../index.ts';

export const minuteMs = 60_000;

export type Chain = {
  readonly branch: string;
  readonly franchisee: string;
  /** Of the franchisee, in the branch's region. */
  readonly store: StoreMade;
  /** The branch's own. */
  readonly own: StoreMade;
  readonly sku: SkuMade;
};

/** A franchisee’s store and a branch’s own, with one sku that costs 10 yuan. */
export const aChain = async (house: Harness): Promise<Chain> => {
  const [branch, franchisee] = [(await aMerchant(house, 'branch', '江西分公司')).id, (await aMerchant(house)).id];
  const store = await aStore(house, { branchId: branch, ownerId: franchisee, name: '绿茵路店' });
  const own = await aStore(house, { branchId: branch, ownerId: branch, name: '总店' });
  const sku = await aProduct(house, store, { price: 1_000 });
  await house.transact(({ sql }) => sql.insert('stock', [{ store_id: own.id, sku_id: sku.skuId, on_hand: 100, reserved: 0 }]));
  return { branch, franchisee, store, own, sku };
};

/** What an order is charged now. */
export const paidIn = async (house: Harness, { id }: StoreMade, { skuId }: SkuMade): Promise<number | undefined> =>
  (await readSaleSkus(house.reads, id, [skuId], house.clock.now)).get(skuId)?.price;
/** What the customers’ menu says now. */
export const onMenu = async (house: Harness, { id }: StoreMade): Promise<number> =>
  (await productsOnMenu(house, { id }))[0]!.skus[0]!.price;
export const set = (
  call: Call,
  node: string,
  { skuId }: SkuMade,
  amount: number | null,
  from: Date | null = null,
  to: Date | null = null,
) =>
  call(changePrices.hq, {
    ...{ node, prices: [{ skuId, amount }] },
    ...{ from: from?.toISOString() ?? null, to: to?.toISOString() ?? null },
  });
