import { boned, cutBird, cutNeck, mildSpice, packed, spice, toppings } from './options.ts';
import { byPortion, byWeight } from './recipe.ts';

export const duck = [
  byWeight('duck-neck', '招牌鸭脖', '三十六味老卤，小火浸四小时，越啃越香', 3980, {
    options: [spice, cutNeck, packed],
    tags: ['招牌', '辣'],
  }),
  byWeight('duck-clavicle', '鸭锁骨', '骨小肉嫩，追剧的好搭档', 3280, { options: [spice, packed], tags: ['招牌', '辣'] }),
  byWeight('duck-wing', '卤鸭翅', '翅中连翅根，卤汁收到发亮', 3680, { options: [spice, packed], tags: ['辣'] }),
  byWeight('duck-feet', '香辣鸭掌', '筋道弹牙，一掌一口', 4680, { options: [spice, boned], tags: ['辣'] }),
  byWeight('duck-tongue', '鸭舌', '一只鸭只有一条，细嫩入味', 13_800, { options: [spice, packed], tags: ['辣'] }),
  byWeight('duck-intestine', '爽脆鸭肠', '现洗现卤，脆而不韧', 5880, { options: [spice, toppings] }),
  byWeight('duck-gizzard', '卤鸭胗', '切花慢卤，脆嫩有嚼头', 4880, { options: [spice, packed] }),
  byPortion('duck-head', '鸭头', '从中剖开，骨缝里都是味道', 500, { options: [spice], tags: ['辣'] }),
  byPortion('duck-leg', '卤鸭腿', '整只大腿，皮糯肉紧', 1280, { options: [mildSpice, boned] }),
  byPortion(
    'whole-duck',
    '樟叶卤鸭',
    '樟叶熏过再入卤，皮色红亮',
    [
      ['半只', 3280],
      ['整只', 5980],
    ],
    { options: [cutBird, packed], tags: ['招牌'] },
  ),
  byPortion('pressed-duck', '酱板鸭', '压扁风干再酱烤，越嚼越香', 4500, {
    options: [spice, cutBird],
    tags: ['辣'],
    shelfLife: '常温 3 天，冷藏 7 天',
  }),
];

export const chicken = [
  byWeight('chicken-feet', '虎皮凤爪', '先炸后卤，皮松肉糯，轻轻一抿就脱骨', 3980, { options: [spice, packed], tags: ['招牌'] }),
  byPortion(
    'lemon-chicken-feet',
    '柠檬无骨凤爪',
    '去骨冰镇，柠檬百香果酸辣开胃',
    [
      ['小份', 1880],
      ['大份', 2980],
    ],
    { options: [mildSpice], tags: ['新品'] },
  ),
  byWeight('chicken-wing', '卤鸡翅中', '只取翅中，咸鲜微甜，孩子也爱', 4280, { options: [mildSpice, packed] }),
  byWeight('wing-tip', '香辣翅尖', '小骨头大滋味', 2980, { options: [spice, packed], tags: ['辣'] }),
  byPortion('chicken-leg', '卤鸡腿', '琵琶腿整只卤，外弹里嫩', 990, { options: [mildSpice, boned] }),
  byPortion(
    'salt-chicken',
    '盐焗手撕鸡',
    '三黄鸡盐焗，沙姜香',
    [
      ['半只', 2880],
      ['整只', 5280],
    ],
    { options: [cutBird, packed], allergens: '可能含大豆制品' },
  ),
  byPortion('chilli-chicken', '口水鸡', '嫩鸡浸红油，花生芝麻满满一勺', 2680, {
    options: [spice, toppings],
    tags: ['辣'],
    allergens: '含花生、芝麻、大豆、小麦制品',
  }),
  byPortion('heart-skewers', '鸡心串', '一串五颗，麻香有嚼劲', 680, { options: [spice], tags: ['辣'] }),
];
