import { randomInt } from 'node:crypto';
import test from 'ava';
import * as category from '@mendian/shared/catalog/category.contract.ts';
import * as contract from '@mendian/shared/catalog/product.contract.ts';
import type { RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { aStaff } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

type Given = RequestOf<typeof contract.createProduct>;
const noodles = (categoryId: string, skus: Given['skus']): Given => ({
  ...{ categoryId, name: '拌粉', line: '', picture: '', tags: [], weigh: null, notes: '', optionGroupIds: [] },
  ...{ soldBy: 'portion', combo: false, skus },
});
/** As the form sends it, without the codes: they are given, or stay. */
const editOf = (product: contract.ProductViewData) => ({
  ...noodles(product.category.id, []),
  productId: product.id,
  skus: product.skus.map(({ id, name, onSale }) => ({ id, name, onSale, parts: [] })),
});

test('A till’s number and a barcode belong to one sku; two of a product may change them over, and a sku that goes frees them', async (t) => {
  const { call } = await aStaff(house);
  const { id: categoryId } = await call(category.createCategory, { name: '主食' });
  const sku = { name: '', onSale: true, parts: [], price: 1_200 };
  const named = (codes: object) => ({ ...sku, ...codes });
  const [plu, barcode] = [String(randomInt(100_000, 999_999)), '6901234567892'];
  const product = await call(
    contract.createProduct,
    noodles(categoryId, [
      { ...named({ plu, barcode }), name: '小碗' },
      { ...named({ plu: '7' }), name: '大碗' },
    ]),
  );
  t.like(product.skus, [
    { plu, barcode },
    { plu: '7', barcode: null },
  ]);
  const { message } = await refused(t, call(contract.createProduct, noodles(categoryId, [named({ plu })])), 'catalog/plu-taken');
  t.is(message, `货号 ${plu} 已是拌粉（小碗）的，请换一个`);
  await refused(t, call(contract.createProduct, noodles(categoryId, [named({ barcode })])), 'catalog/barcode-taken');
  for (const codes of [{ plu: '07' }, { plu: '1234567' }, { plu: 'A1' }, { barcode: '6901234567893' }, { barcode: '690' }])
    await refused(t, call(contract.createProduct, noodles(categoryId, [named(codes)])), 'input/invalid');

  const edit = editOf(product);
  t.like((await call(contract.updateProduct, edit)).skus, [{ plu, barcode }, { plu: '7' }], 'left out, they stay');
  const [small, large] = edit.skus;
  const changed = await call(contract.updateProduct, {
    ...edit,
    skus: [
      { ...small!, plu: '7' },
      { ...large!, plu, barcode: null },
    ],
  });
  t.like(changed.skus, [
    { plu: '7', barcode },
    { plu, barcode: null },
  ]);
  await refused(
    t,
    call(contract.updateProduct, {
      ...edit,
      skus: [
        { ...small!, plu },
        { ...large!, plu },
      ],
    }),
    'catalog/plu-taken',
  );
  await call(contract.updateProduct, { ...edit, skus: [large!] });
  t.is((await call(contract.createProduct, noodles(categoryId, [named({ plu: '7', barcode })]))).skus[0]!.plu, '7');
});
