import { cutRoot, mildSpice, spice, toppings } from './options.ts';
import { byPortion, byWeight } from './recipe.ts';

export const vegetables = [
  byWeight('lotus-root', '卤藕', '湖藕切片，粉糯带丝', 1680, { options: [spice, cutRoot], tags: ['招牌'] }),
  byWeight('bean-curd-stick', '卤腐竹', '吸满卤汁，一咬就冒', 1880, { options: [spice, toppings], allergens: '含大豆制品' }),
  byWeight('kelp-knot', '海带结', '打成结好入味，脆滑', 1480, { options: [spice, toppings] }),
  byWeight('dried-tofu', '卤香干', '豆香足，外紧里软', 1580, { options: [spice], allergens: '含大豆制品' }),
  byWeight('tofu-sheet', '千张结', '薄千张卷成结，层层有味', 1780, { options: [spice, toppings], allergens: '含大豆制品' }),
  byWeight('potato', '卤土豆片', '先煎后卤，边上微焦', 1380, { options: [spice, toppings] }),
  byWeight('peanut', '五香花生', '带壳慢煮，酒桌上最先空的一盘', 1980, { allergens: '含花生', shelfLife: '冷藏 48 小时内食用' }),
  byWeight('edamame', '卤毛豆', '剪了两头，味道进得去', 1580, { options: [mildSpice], allergens: '含大豆' }),
  byWeight('quail-egg', '卤鹌鹑蛋', '去壳再卤，一口一个', 2680, { options: [mildSpice], allergens: '含蛋' }),
  byPortion('braised-egg', '老卤蛋', '卤一夜，蛋黄也有味', 250, { allergens: '含蛋、大豆、小麦制品', shelfLife: '冷藏 48 小时内食用' }),
  byWeight('wood-ear', '卤木耳', '小碗耳，脆爽解腻', 2280, { options: [spice, toppings] }),
  byWeight('bamboo-shoot', '卤笋尖', '只取嫩尖，脆生生', 2480, { options: [spice] }),
];
