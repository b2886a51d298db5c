import type { OptionGroupData } from '@mendian/shared/catalog/catalog.contract.ts';

type Choice = readonly [id: string, name: string, surcharge?: number];
/** An option group as the lists beside this file write it, with an id of its own: products that name the same one share it. */
export type OptionTemplate = { readonly id: string; readonly name: string; readonly max: number; readonly choices: readonly Choice[] };

const one = (id: string, name: string, ...choices: Choice[]): OptionTemplate => ({ id, name, max: 1, choices });

/** Exactly one choice each. Surcharges are fen. */
export const spice = one('spice', '辣度', ['medium', '中辣'], ['mild', '微辣'], ['hot', '特辣'], ['none', '不辣']);
export const mildSpice = one('mild-spice', '辣度', ['mild', '微辣'], ['none', '不辣'], ['medium', '中辣']);
export const cutNeck = one('cut-neck', '切法', ['pieces', '切段'], ['whole', '整根']);
export const cutBird = one('cut-bird', '切法', ['pieces', '切块'], ['whole', '整只'], ['shreds', '手撕', 200]);
export const cutMeat = one('cut-meat', '切法', ['slices', '切片'], ['chunks', '切块'], ['whole', '整块']);
export const cutRoot = one('cut-root', '切法', ['slices', '切片'], ['cubes', '切丁']);
export const coldOrWarm = one('serving', '温度', ['cold', '冰镇'], ['plain', '常温']);
export const ice = one('ice', '冰量', ['normal', '正常冰'], ['less', '少冰'], ['none', '去冰']);
export const sugar = one('sugar', '甜度', ['normal', '正常糖'], ['less', '少糖'], ['none', '不另加糖']);
export const broth = one('flavour', '口味', ['spiced', '香辣'], ['garlic', '蒜蓉'], ['thirteen', '十三香']);
export const staple = one('staple', '主食', ['noodles', '米粉'], ['wheat', '碱水面'], ['glass', '红薯粉', 100]);

/** None, one or several, up to `max`. */
export const boned: OptionTemplate = {
  id: 'service',
  name: '代加工',
  max: 2,
  choices: [
    ['boned', '去骨', 200],
    ['vacuum', '真空包装', 200],
  ],
};
export const packed: OptionTemplate = { id: 'packing', name: '代加工', max: 1, choices: [['vacuum', '真空包装', 200]] };
export const toppings: OptionTemplate = {
  id: 'topping',
  name: '小料',
  max: 3,
  choices: [
    ['oil', '辣油包', 100],
    ['peanut', '花生碎', 100],
    ['coriander', '香菜'],
    ['garlic', '蒜泥'],
  ],
};
export const bowlExtras: OptionTemplate = {
  id: 'extra',
  name: '加料',
  max: 3,
  choices: [
    ['egg', '卤蛋', 250],
    ['beef', '卤牛肉 50g', 800],
    ['tofu', '香干', 150],
    ['peanut', '花生碎', 100],
  ],
};

/** `{ id: 'spice', choices: [{ id: 'spice-medium', … }], … }`: no two groups of one product have an id in common. */
export const optionsOf = (templates: readonly OptionTemplate[]): OptionGroupData[] =>
  templates.map(({ id, name, max, choices }) => ({
    id,
    name,
    kind: max === 1 && choices.length > 1 ? 'one' : 'many',
    max,
    choices: choices.map(([choiceId, choiceName, surcharge = 0]) => ({ id: `${id}-${choiceId}`, name: choiceName, surcharge })),
  }));
