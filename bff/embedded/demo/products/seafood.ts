import { broth, mildSpice, packed, spice, toppings } from './options.ts';
import { byPortion, byWeight } from './recipe.ts';

export const seafood = [
  byWeight('shrimp', '卤青虾', '开背去线，卤汁进到肉里', 6800, { options: [spice, packed], allergens: '含甲壳类、大豆、小麦制品' }),
  byPortion(
    'crayfish',
    '卤小龙虾',
    '只只刷净，尾弹黄满',
    [
      ['小份 500g', 4800],
      ['大份 1000g', 8800],
    ],
    { options: [broth, spice], tags: ['招牌', '辣'], allergens: '含甲壳类、大豆、小麦制品', shelfLife: '冷藏 12 小时内食用' },
  ),
  byWeight('squid', '鱿鱼须', '须须带脆，孜然香辣', 7200, {
    options: [spice],
    tags: ['新品', '辣'],
    allergens: '含软体动物、大豆、小麦制品',
  }),
  byPortion('clam', '捞汁花甲', '吐净泥沙，捞汁酸辣鲜', 2580, {
    options: [mildSpice, toppings],
    allergens: '含贝类、大豆、小麦制品',
    shelfLife: '冷藏 12 小时内食用',
  }),
  byPortion('crab', '香辣蟹', '整蟹斩件，膏香辣浓', 5800, {
    options: [spice],
    tags: ['辣'],
    allergens: '含甲壳类、大豆、小麦制品',
    shelfLife: '冷藏 12 小时内食用',
  }),
  byPortion('snail', '卤田螺', '剪尾好嗍，紫苏提香', 2280, {
    options: [spice],
    tags: ['辣'],
    allergens: '含贝类、大豆、小麦制品',
    shelfLife: '冷藏 12 小时内食用',
  }),
];
