import { boned, cutMeat, mildSpice, packed, spice, toppings } from './options.ts';
import { byPortion, byWeight } from './recipe.ts';

export const beefAndPork = [
  byWeight('beef', '卤牛肉', '黄牛后腿，老卤焖透，纹理清楚', 8800, { options: [cutMeat, mildSpice, packed], tags: ['招牌'] }),
  byWeight('beef-shank', '金钱牛腱', '切开是一圈圈筋花，凉吃最好', 9800, { options: [cutMeat, packed] }),
  byWeight('tripe', '卤牛肚', '三洗三卤，软中带脆', 6800, { options: [spice, toppings] }),
  byPortion(
    'couple-slices',
    '夫妻肺片',
    '牛肉牛肚牛心薄切，红油拌匀',
    [
      ['小份', 2280],
      ['大份', 3680],
    ],
    { options: [spice, toppings], tags: ['辣'], allergens: '含花生、芝麻、大豆、小麦制品' },
  ),
  byWeight('pig-trotter', '卤猪蹄', '胶质满满，皮糯筋软', 4280, { options: [mildSpice, boned] }),
  byWeight('pig-ear', '卤猪耳', '一层脆一层糯，切丝拌香菜', 5680, { options: [cutMeat, spice, toppings] }),
  byWeight('pork-belly', '卤五花肉', '三层五花，肥而不腻，配饭配馍', 4980, { options: [cutMeat, mildSpice] }),
  byWeight('pork-intestine', '卤肥肠', '面粉细洗，卤得软糯无异味', 6280, { options: [spice, toppings], tags: ['辣'] }),
];
