import test from 'ava';
import { faultsOf, sentOf, valuesOf } from '../src/features/catalog/product-values.ts';

const fresh = { ...valuesOf(null), categoryId: 'c1', name: '鸭脖' };

test('Tags are typed as one text, and grams are sent for what is weighed alone', (t) => {
  t.like(sentOf({ ...fresh, tags: ' 招牌 新品、辣 ' }), { tags: ['招牌', '新品', '辣'], weigh: null });
  t.deepEqual(sentOf({ ...fresh, kind: 'weight' }).weigh, { min: 100, step: 50, max: 5_000 });
});

test('Grams that no step leads to, and a combo with nothing in it, are said before anybody is asked', (t) => {
  t.deepEqual(faultsOf({ ...fresh, kind: 'weight', max: 5_020 }), { max: '上限要是起订量加上整数个步长' });
  t.deepEqual(faultsOf({ ...fresh, kind: 'combo' }), { skus: '套餐的每个规格都要选组成商品' });
  t.deepEqual(faultsOf(fresh), {});
});
