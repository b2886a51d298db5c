import test from 'ava';
import { quantityText } from './sku-words.ts';

test('A quantity is read in portions or grams, thousands apart', (t) => {
  t.deepEqual(
    [0, 7, 1_000, -12_345, 10_000_000].map((quantity) => quantityText('weight', quantity)),
    ['0 g', '7 g', '1,000 g', '-12,345 g', '10,000,000 g'],
  );
  t.is(quantityText('portion', 1_200), '1,200 份');
});
