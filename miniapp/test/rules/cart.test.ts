import test from 'ava';
import type { WholeMenu, WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { amountOf, freshened, itemOf, piecesOf, stepped, totalOf, withItem, type CartItem } from '../../src/features/cart/cart.ts';
import { fromPrice, groupAt, groupTops, isPlain, menuGroups, searchMenu } from '../../src/features/menu/menu-index.ts';
import { firstPick, gramsOffered, pickedAmount } from '../../src/features/menu/picked.ts';

const aProduct = (given: Partial<WholeProduct> = {}): WholeProduct => ({
  id: 'tea',
  name: '酸梅汤',
  line: '乌梅山楂熬煮',
  picture: 'plum-drink',
  tags: ['招牌'],
  weigh: null,
  skus: [{ id: 'tea-1', name: '', price: 600, soldOut: false, parts: [] }],
  options: [],
  notes: '',
  ...given,
});

const spice = {
  id: 'spice',
  name: '辣度',
  kind: 'one' as const,
  max: 1,
  choices: ['mild', 'hot'].map((id) => ({ id, name: id, surcharge: 0 })),
};
const extras = {
  id: 'extras',
  name: '代加工',
  kind: 'many' as const,
  max: 2,
  choices: ['cut', 'vacuum', 'box'].map((id) => ({ id, name: id, surcharge: 200 })),
};
const neck = aProduct({
  id: 'neck',
  name: '招牌鸭脖',
  weigh: { min: 100, step: 50, max: 1_000 },
  skus: [{ id: 'neck-1', name: '', price: 3_980, soldOut: false, parts: [] }],
  options: [spice, extras],
});

const inCart = (product: WholeProduct, change: Partial<CartItem['line']> = {}): CartItem =>
  itemOf(product, { ...firstPick(product), ...change })!;

test('the same choice again adds to its line; another choice is another line', (t) => {
  const once = withItem([], inCart(aProduct()));
  t.is(withItem(once, inCart(aProduct(), { pieces: 2 }))[0]?.line.pieces, 3);
  const twoKinds = withItem(withItem([], inCart(neck)), inCart(neck, { choices: ['hot'] }));
  t.is(twoKinds.length, 2);
  t.is(withItem(twoKinds, inCart(neck))[0]?.line.grams, 1_000);
});

test('a combo in the cart says what is in one of it, and an ordinary product says nothing of the kind', (t) => {
  const parts = [
    { name: '卤蛋', quantity: 2 },
    { name: '拌粉（小碗）', quantity: 1 },
  ];
  const combo = aProduct({ skus: [{ id: 'combo-1', name: '', price: 2_800, soldOut: false, parts }] });
  t.is(inCart(combo, { pieces: 3 }).parts, '卤蛋\u00A0×2、拌粉（小碗）\u00A0×1');
  t.is(inCart(aProduct()).parts, undefined);
});

test('a line shrinks by its step and goes when less than the least is left', (t) => {
  const items = [inCart(neck, { grams: 150 }), inCart(aProduct())];
  t.is(stepped(items, 0, -1)[0]?.line.grams, 100);
  t.is(stepped([inCart(neck, { grams: 100 })], 0, -1).length, 0);
  t.is(stepped([inCart(neck, { grams: 1_000 })], 0, 1)[0]?.line.grams, 1_000);
  t.is(stepped(items, 1, -1).length, 1);
});

test('weighed goods cost their grams and their extras; a bag is one piece', (t) => {
  const items = [inCart(neck, { grams: 250, choices: ['mild', 'vacuum'] }), inCart(aProduct(), { pieces: 2 })];
  t.is<number, number>(amountOf(items[0]!), 1_990 + 200);
  t.is<number, number>(totalOf(items), 1_990 + 200 + 1_200);
  t.is(piecesOf(items), 3);
});

test('a new menu brings new prices; what is gone stays to be seen', (t) => {
  const items = [inCart(aProduct()), inCart(neck)];
  const dearer = aProduct({ skus: [{ id: 'tea-1', name: '大杯', price: 700, soldOut: false, parts: [] }] });
  const fresh = freshened(items, { categories: [{ id: 'drinks', name: '饮品', products: [dearer] }] });
  t.like(fresh[0], { price: 700, skuName: '大杯' });
  t.deepEqual(fresh[1], items[1]);
});

test('a pick starts with what must be chosen, and costs what its choices add', (t) => {
  const line = firstPick(neck);
  t.deepEqual(line.choices, ['mild']);
  t.is<number, number>(pickedAmount(neck, { ...line, choices: ['mild', 'cut', 'vacuum'], grams: 500 }), 3_980 + 400);
});

test('weights offered are those people ask for, and within the product’s limits', (t) => {
  t.deepEqual(gramsOffered({ min: 100, step: 50, max: 5_000 }), [100, 250, 500, 750, 1_000]);
  t.deepEqual(gramsOffered({ min: 300, step: 100, max: 600 }), [300, 500]);
});

test('the menu keeps what is sold out, at the end of its category, and finds by every word', (t) => {
  const out = aProduct({ id: 'out', name: '米酒', skus: [{ id: 'out-1', name: '', price: 900, soldOut: true, parts: [] }] });
  const menu: WholeMenu = {
    categories: [
      { id: 'drinks', name: '饮品', products: [out, aProduct()] },
      { id: 'duck', name: '卤鸭', products: [neck] },
    ],
  };
  const groups = menuGroups(menu);
  t.deepEqual(
    groups.map(({ name, products }) => [name, products.map(({ id }) => id)]),
    [
      ['饮品', ['tea', 'out']],
      ['卤鸭', ['neck']],
    ],
  );
  t.deepEqual(
    searchMenu(menu, '招牌 鸭').map(({ id }) => id),
    ['neck'],
  );
  t.deepEqual(searchMenu(menu, ' '), []);
  t.true(isPlain(aProduct()));
  t.false(isPlain(neck));
  t.is(
    fromPrice(
      aProduct({
        skus: [
          { id: 'a', name: '小', price: 500, soldOut: true, parts: [] },
          { id: 'b', name: '大', price: 800, soldOut: false, parts: [] },
        ],
      }),
    ),
    800,
  );
  t.deepEqual(groupTops(groups, 1), [0, 36 + 2 * 112 + 8]);
  t.is(groupAt([0, 268], 200), 0);
  t.is(groupAt([0, 268], 262), 1);
});
