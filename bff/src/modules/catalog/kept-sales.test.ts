import test from 'ava';
import fc from 'fast-check';
import { setSells } from '@mendian/shared/catalog/assortment.contract.ts';
import { hideCategory } from '@mendian/shared/catalog/category.contract.ts';
import { getProduct, setProductOnSale, updateProduct } from '@mendian/shared/catalog/product.contract.ts';
import { countStock, setStockSoldOut } from '@mendian/shared/stock/stock.contract.ts';
import { aMerchant, aProduct, aStaff } from '../../../test/build.ts';
import { aCombo } from '../../../test/build-catalogue.ts';
import { onMariadb } from '../../../test/database.ts';
import { startHarness } from '../../../test/harness.ts';
import { readSaleSkus } from './index.ts';
import { aChain, minuteMs, set } from './price/chain-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

test('Whatever is changed, in any order, what a store sells is told as SQL has it at that moment, kept or not', async (t) => {
  const { store, own, sku, branch, franchisee } = await aChain(house);
  const part = await aProduct(house, store, { name: '酸梅汤', price: 600 });
  const combo = await aCombo(house, { parts: [part, sku].map(({ skuId }) => ({ skuId, quantity: 1 })) });
  const others = [franchisee, (await aMerchant(house)).id];
  const { call } = await aStaff(house);
  const skuIds = [sku.skuId, combo.skuId];
  const nextMinute = () => new Date((Math.floor(house.clock.now.getTime() / minuteMs) + 1) * minuteMs);
  const rename = async (name: string) => {
    const { skus, category, options, ...product } = await call(getProduct.hq, { productId: sku.productId });
    await call(updateProduct, {
      ...{ ...product, productId: sku.productId, name, categoryId: category.id, optionGroupIds: options.map(({ id }) => id) },
      skus: skus.map((one) => ({ id: one.id, name: one.name, onSale: one.onSale, parts: [] })),
    });
  };
  const nodes = [`store:${store.id}`, `franchisee:${others[0]}`, `branch:${branch}`, 'chain'];
  const deeds: ((choice: number) => Promise<unknown>)[] = [
    (choice) => set(call, nodes[choice % 4]!, sku, 500 + choice),
    (choice) => set(call, nodes[choice % 4]!, sku, 700 + choice, nextMinute()),
    (choice) => call(setSells.hq, { node: nodes[choice % 4]!, productIds: [sku.productId], sells: [true, false, null][choice % 3]! }),
    (choice) => call(setProductOnSale, { productId: part.productId, onSale: choice % 2 === 0 }),
    (choice) => call(hideCategory, { categoryId: 'cat-1', hidden: choice % 3 === 0 }),
    (choice) => rename(`卤鸭脖 ${choice}`),
    (choice) => house.transact(({ sql }) => sql.run('UPDATE store SET owner_id = ? WHERE id = ?', [others[choice % 2]!, store.id])),
    (choice) => call(setStockSoldOut.hq, { storeId: store.id, skuId: part.skuId, soldOut: choice % 2 === 0 }),
    (choice) => call(countStock.hq, { storeId: store.id, lines: [{ skuId: sku.skuId, onHand: choice }], reason: '盘点' }),
    async (choice) => house.clock.advance((choice % 3) * 40_000),
  ];
  const done = fc.array(fc.tuple(fc.nat(deeds.length - 1), fc.nat(100)), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(done, async (chosen) => {
      for (const [deed, choice] of chosen) {
        await deeds[deed]!(choice);
        for (const { id } of [store, own])
          t.deepEqual(
            await readSaleSkus(house.reads, id, skuIds, house.clock.now),
            await readSaleSkus({ ...house.reads, database: {} }, id, skuIds, house.clock.now),
          );
      }
    }),
    { numRuns: onMariadb ? 10 : 25 },
  );
});
