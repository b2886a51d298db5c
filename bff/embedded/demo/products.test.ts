import test from 'ava';
import * as v from 'valibot';
import { OptionGroup } from '@mendian/shared/catalog/catalog.contract.ts';
import { isBarcode } from '@mendian/shared/till/check-digit.ts';
import { demoChain } from './index.ts';

const { products, combos, skus, categories, productsOf, menuOf, stockOf } = demoChain({ stores: 200 });

test('There are sixty products in eight categories, and combos in a ninth, with codes, names and pictures of their own', (t) => {
  t.is(products.length, 60);
  t.is(categories.length, 9);
  t.deepEqual(new Set(combos.map(({ categoryCode }) => categoryCode)), new Set([categories.at(-1)!.code]));
  for (const key of ['code', 'name', 'picture'] as const) t.is(new Set(products.map((product) => product[key])).size, 60, key);
  t.true(products.every(({ categoryCode }) => categories.some(({ code }) => code === categoryCode)));
});

test('Every price is whole fen, and the larger size costs more', (t) => {
  t.is(new Set(skus.map(({ code }) => code)).size, skus.length);
  t.true(skus.every(({ price }) => Number.isSafeInteger(price) && price > 0));
  for (const { name, skus: sizes } of products) {
    t.true(sizes.length === 1 ? sizes[0]?.name === '' : sizes.length === 2 && sizes[0]!.price < sizes[1]!.price, name);
  }
});

test('A till knows every size by a number of its own, and what comes packed by a barcode too', (t) => {
  t.is(new Set(skus.map(({ plu }) => plu)).size, skus.length);
  const barcodes = skus.flatMap(({ barcode }) => barcode ?? []);
  t.true(barcodes.length > 5 && barcodes.every(isBarcode));
  t.is(new Set(barcodes).size, barcodes.length);
});

test('What is sold by weight is asked for in steps of 50 g from 100 g to 5 kg, the rest by portion', (t) => {
  for (const { soldBy, weigh, name } of products) t.deepEqual(weigh, soldBy === 'weight' ? { min: 100, step: 50, max: 5000 } : null, name);
});

test('Options fit the contract, and no id is used twice in one product', (t) => {
  const groups = products.flatMap(({ options }) => options);
  t.true(groups.length > 50);
  for (const group of groups) {
    t.true(v.is(OptionGroup, group), group.id);
    t.true(group.kind === 'one' ? group.max === 1 : group.max <= group.choices.length, group.id);
  }
  for (const { options, name } of products) {
    const ids = options.flatMap(({ id, choices }) => [id, ...choices.map((choice) => choice.id)]);
    t.is(new Set(ids).size, ids.length, name);
  }
});

test('A store sells 45 of the sixty, not every store the same, and has stock of each', (t) => {
  for (const storeIndex of [0, 1, 99, 199, 10_999]) {
    t.is(new Set(productsOf(storeIndex)).size, 45);
    t.deepEqual(
      stockOf(storeIndex).map(({ skuCode }) => skuCode),
      menuOf(storeIndex),
    );
    t.true(stockOf(storeIndex).every(({ onHand }) => Number.isInteger(onHand) && onHand >= 0));
  }
  t.notDeepEqual(productsOf(1), productsOf(2));
});

test('In the home store one thing is sold out; elsewhere a few are', (t) => {
  const gone = (storeIndex: number) => stockOf(storeIndex).filter(({ soldOut, onHand }) => soldOut || onHand === 0).length;
  t.is(gone(0), 1);
  const all = Array.from({ length: 200 }, (_, storeIndex) => gone(storeIndex)).reduce((sum, count) => sum + count, 0);
  t.true(all > 200 && all < 1200, String(all));
});

test('A combo is made of portions that are there, and costs less than they do one by one', (t) => {
  const bySku = new Map(skus.map((sku) => [sku.code, sku]));
  t.true(combos.length >= 3);
  for (const { name, price, parts } of combos) {
    const apart = parts.reduce((sum, { skuCode, quantity }) => sum + bySku.get(skuCode)!.price * quantity, 0);
    t.true(price < apart, `${name}: ${price} of ${apart}`);
    for (const { skuCode } of parts) t.is(products.find(({ code }) => code === bySku.get(skuCode)!.productCode)?.soldBy, 'portion');
  }
  t.true(
    combos.slice(0, 2).every(({ parts }) => [0, 7, 199].every((store) => parts.every(({ skuCode }) => menuOf(store).includes(skuCode)))),
  );
});
