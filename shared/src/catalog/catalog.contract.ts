import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Grams, Id } from '../kernel/fields.ts';
import { MenuPart } from './combo.ts';

export const OptionGroup = v.object({
  id: Id,
  name: v.string(),
  /** `one`: exactly one choice must be made; otherwise up to `max` choices, also none. */
  kind: v.picklist(['one', 'many']),
  max: Count,
  choices: v.array(v.object({ id: Id, name: v.string(), surcharge: Amount })),
});
export type OptionGroupData = v.InferOutput<typeof OptionGroup>;

/** How grams may be chosen: from `min` to `max` in steps of `step`. */
const Weigh = v.object({ min: Grams, step: Grams, max: Grams });

const MenuSku = v.object({
  id: Id,
  /** `小份`; left out when the product has one sku. */
  name: v.optional(v.string()),
  /** Fen a portion, or fen per 500 g. */
  price: Amount,
  /** Left out while it can be had. */
  soldOut: v.optional(v.literal(true)),
  /** What is in it, of a combo, with so many of each; left out: it is none. */
  parts: v.optional(v.array(MenuPart)),
});

/** A product on a menu. What it has none of is left out. */
export const MenuProduct = v.object({
  id: Id,
  name: v.string(),
  line: v.optional(v.string()),
  /** Key of the picture: `/pictures/<key>-176.webp` and `-640.webp`. */
  picture: v.string(),
  tags: v.optional(v.array(v.string())),
  /** Of a product sold by weight; left out: it is sold by portion. */
  weigh: v.optional(Weigh),
  skus: v.array(MenuSku),
  /** What can be chosen with it, in this order: ids of the menu's `optionGroups`. */
  optionIds: v.optional(v.array(Id)),
  /** Allergens and shelf life, in words. */
  notes: v.optional(v.string()),
});
export type MenuProductData = v.InferOutput<typeof MenuProduct>;

export const getMenu = endpoint({
  method: 'GET',
  path: '/api/mini/stores/:storeId/menu',
  summary: '门店菜单：分类下的商品，规格、选项、价格、是否售罄。多个商品共用的选项只列一次；商品没有的字段不出现',
  who: 'anyone',
  input: v.object({ storeId: Id }),
  reply: v.object({
    /** Every group that some product of this menu offers, once; its id holds within this reply. Orders name choices, not groups. */
    optionGroups: v.array(OptionGroup),
    /** In the order of the menu; none is empty. */
    categories: v.array(v.object({ id: Id, name: v.string(), products: v.array(MenuProduct) })),
  }),
  refusals: ['thing/not-found'],
  cacheSeconds: 5,
});
export type MenuData = v.InferOutput<typeof getMenu.reply>;
