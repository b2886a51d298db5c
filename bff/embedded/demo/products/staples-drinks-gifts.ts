import { bowlExtras, coldOrWarm, ice, mildSpice, spice, staple, sugar } from './options.ts';
import { byPortion } from './recipe.ts';

export const staples = [
  byPortion(
    'mixed-noodles',
    '南昌拌粉',
    '碱水米粉，辣椒油花生萝卜干',
    [
      ['小碗', 800],
      ['大碗', 1100],
    ],
    { options: [staple, spice, bowlExtras], tags: ['招牌'], allergens: '含花生、大豆、小麦制品', shelfLife: '请在 1 小时内食用' },
  ),
  byPortion('rice-bowl', '卤味拌饭', '现切卤肉浇汁，卤蛋青菜一碗齐', 1880, {
    options: [mildSpice, bowlExtras],
    allergens: '含蛋、大豆、小麦制品',
    shelfLife: '请在 1 小时内食用',
  }),
  byPortion('jar-soup', '瓦罐肉饼汤', '瓦缸煨三小时，汤清味厚', 1200, {
    tags: ['招牌'],
    allergens: '含蛋',
    shelfLife: '请在 1 小时内食用',
  }),
  byPortion('cold-skin', '凉皮', '米浆现蒸，黄瓜面筋拌麻酱', 1000, {
    options: [spice],
    allergens: '含芝麻、小麦制品',
    shelfLife: '请在 2 小时内食用',
  }),
  byPortion('meat-bun', '卤肉夹馍', '白吉馍烤脆，五花卤肉剁碎', 1180, {
    options: [mildSpice],
    tags: ['新品'],
    allergens: '含小麦、大豆制品',
    shelfLife: '请在 2 小时内食用',
  }),
];

export const drinks = [
  byPortion('plum-drink', '酸梅汤', '乌梅山楂熬煮，解辣正好', 600, {
    options: [coldOrWarm],
    tags: ['招牌'],
    allergens: '无',
    shelfLife: '冷藏 3 天',
  }),
  byPortion('soy-milk', '现磨豆浆', '当天现磨，不滤渣', 500, {
    options: [coldOrWarm, sugar],
    allergens: '含大豆',
    shelfLife: '冷藏 12 小时内饮用',
  }),
  byPortion('herbal-tea', '草本凉茶', '菊花甘草夏枯草，罐装', 550, { options: [coldOrWarm], allergens: '无', shelfLife: '常温 12 个月' }),
  byPortion('rice-wine', '桂花米酒', '糯米甜酒，微醺不上头，含酒精', 1280, {
    options: [coldOrWarm],
    allergens: '含酒精',
    shelfLife: '冷藏 30 天',
  }),
  byPortion(
    'lemon-tea',
    '手打柠檬茶',
    '香水柠檬现捶，冰爽解腻',
    [
      ['中杯', 900],
      ['大杯', 1200],
    ],
    { options: [ice, sugar], tags: ['新品'], allergens: '无', shelfLife: '请在 2 小时内饮用' },
  ),
];

export const gifts = [
  byPortion('duck-gift-box', '鸭货礼盒', '鸭脖锁骨鸭翅鸭掌，四味独立包装', 12_800, { tags: ['招牌', '辣'], shelfLife: '冷藏 30 天' }),
  byPortion('family-platter', '全家福拼盘', '牛肉鸭翅藕片卤蛋，八样一大盘', 8800, {
    options: [mildSpice],
    allergens: '含蛋、大豆、小麦制品',
  }),
  byPortion('beef-gift-box', '牛肉礼盒', '牛腱牛肉各两包，送长辈体面', 19_800, { shelfLife: '冷藏 30 天' }),
  byPortion('duck-neck-bag', '真空鸭脖', '袋装 200 克，路上带着吃', 1980, { options: [spice], tags: ['辣'], shelfLife: '常温 6 个月' }),
  byPortion('chilli-oil', '樟叶辣油', '本店老卤的那勺红油，拌面蘸饺都香', 2280, {
    tags: ['新品', '辣'],
    allergens: '含花生、芝麻、大豆',
    shelfLife: '常温 12 个月',
  }),
];
