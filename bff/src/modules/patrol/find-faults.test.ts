import test from 'ava';
import { aCustomer, anOrder, aProduct, aStore, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { findFaults } from './find-faults.ts';

test('Stock that does not agree with its movements or its orders is listed by the product’s name, with what to do', async (t) => {
  const house = await startHarness();
  const store = await aStore(house);
  const product = await aProduct(house, store, { onHand: 10 });
  await anOrder(await aCustomer(house), store, { lines: [pieces(product, 2)] });
  const found = async () => (await findFaults(house.reads, house.clock.now)).map(({ text, storeId }) => [text, storeId]);
  const name = (await house.reads.one<{ name: string }>('SELECT p.name FROM product p JOIN sku s ON s.product_id = p.id'))!.name;
  t.deepEqual(await found(), []);

  const set = (column: 'on_hand' | 'reserved', quantity: number) =>
    house.transact(({ sql }) => sql.run(`UPDATE stock SET ${column} = ? WHERE store_id = ?`, [quantity, store.id]));
  await set('on_hand', 9);
  t.deepEqual(await found(), [[`${name}的库存与它的流水合计不一致，请门店清点一次`, store.id]]);
  await set('on_hand', 10);
  await set('reserved', 3);
  const texts = (await found()).map(([text]) => text);
  t.is(texts.length, 2);
  t.true(texts.includes(`${name}被占用的库存与进行中的订单不一致，请技术人员查看`));
  await house.stop();
});
