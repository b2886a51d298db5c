import test from 'ava';
import type { MenuData } from './catalog.contract.ts';
import { isMenu, productsOf, wholeMenu } from './whole-menu.ts';

const spice = { id: 'g1', name: '辣度', kind: 'one' as const, max: 1, choices: [{ id: 'hot', name: '特辣', surcharge: 0 }] };
const menu: MenuData = {
  optionGroups: [spice],
  categories: [
    { id: 'duck', name: '卤鸭', products: [{ id: 'neck', name: '鸭脖', picture: 'duck-neck', optionIds: ['g1'], skus: [aSku('neck-1')] }] },
    { id: 'more', name: '其他', products: [{ id: 'egg', name: '卤蛋', picture: 'egg', optionIds: ['g1', 'gone'], skus: [aSku('egg-1')] }] },
  ],
};

function aSku(id: string) {
  return { id, price: 500 };
}

test('Products that share options each have them whole; what was left out is empty', (t) => {
  const [neck, egg] = productsOf(wholeMenu(menu));
  t.deepEqual(neck, {
    ...{ id: 'neck', name: '鸭脖', line: '', picture: 'duck-neck', tags: [], weigh: null, notes: '' },
    skus: [{ id: 'neck-1', name: '', price: 500, soldOut: false, parts: [] }],
    options: [spice],
  });
  t.deepEqual(egg?.options, [spice]);
});

test('A menu in the form an earlier version kept is no menu', (t) => {
  t.true(isMenu(JSON.parse(JSON.stringify(menu))));
  t.false(isMenu({ storeId: 's', categories: [{ id: 'duck', name: '卤鸭' }], products: [] }));
  t.false(isMenu(null));
});
