import type { DemoCombo, DemoProduct } from '../types.ts';

type Part = readonly [picture: string, size: 'small' | 'large', quantity: number];
type Recipe = Pick<DemoCombo, 'name' | 'line' | 'picture' | 'price' | 'tags'> & { readonly parts: readonly Part[] };

/** What is in the first two is sold everywhere; the third is sold where rice is. */
const recipes: readonly Recipe[] = [
  {
    ...{ picture: 'noodle-meal', name: '单人拌粉餐', line: '大碗拌粉配一罐热汤、一杯酸梅汤', price: 2_580, tags: ['实惠'] },
    parts: [
      ['mixed-noodles', 'large', 1],
      ['jar-soup', 'small', 1],
      ['plum-drink', 'small', 1],
    ],
  },
  {
    ...{ picture: 'noodles-for-two', name: '双人拌粉餐', line: '两碗拌粉分一罐汤，各来一杯酸梅汤', price: 3_480, tags: [] },
    parts: [
      ['mixed-noodles', 'small', 2],
      ['jar-soup', 'small', 1],
      ['plum-drink', 'small', 2],
    ],
  },
  {
    ...{ picture: 'rice-meal', name: '卤味拌饭餐', line: '拌饭加一枚老卤蛋，配现磨豆浆', price: 2_380, tags: ['新品'] },
    parts: [
      ['rice-bowl', 'small', 1],
      ['braised-egg', 'small', 1],
      ['soy-milk', 'small', 1],
    ],
  },
];

/** The chain's combos, made of products that are there. */
export const combosOf = (products: readonly DemoProduct[], categoryCode: string): DemoCombo[] =>
  recipes.map(({ parts, ...recipe }, index) => ({
    ...recipe,
    ...{ code: `T0${index + 1}`, categoryCode, notes: '套餐按份卖，不能换组成商品。' },
    parts: parts.map(([picture, size, quantity]) => {
      const skus = products.find((product) => product.picture === picture)!.skus;
      return { skuCode: skus.at(size === 'large' ? -1 : 0)!.code, quantity };
    }),
  }));
