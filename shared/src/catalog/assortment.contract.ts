import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, pageOf, queryInteger, textUpTo } from '../kernel/fields.ts';
import { setAssortment, viewAssortment } from './catalog.permissions.ts';
import { soldBys } from './sku-words.ts';
import { LevelNode, LevelView, ListedLevel } from './level.ts';

/** Why customers see a sku as sold out: switched off by hand, a part of the combo cannot be had, or nothing is left; null: they do not. */
export const soldOutReasons = ['switched', 'part', 'empty'] as const;

/** A sku as a store sells it now. */
export const AssortmentSku = v.object({
  skuId: Id,
  skuName: v.string(),
  soldBy: v.picklist(soldBys),
  /** Whether head office sells this sku. */
  onSale: v.boolean(),
  /** Fen a portion, or fen per 500 g, and the level it comes from. */
  price: Amount,
  priceFrom: LevelView,
  /** Pieces or grams that can be sold. */
  saleable: Count,
  soldOut: v.nullable(v.picklist(soldOutReasons)),
});
export type AssortmentSkuData = v.InferOutput<typeof AssortmentSku>;

export const AssortmentRow = v.object({
  productId: Id,
  category: v.string(),
  name: v.string(),
  picture: v.string(),
  combo: v.boolean(),
  /** Whether head office sells it at all. */
  onSale: v.boolean(),
  /** Whether head office hides its category: it is on no menu then, and sold in combos only. */
  hidden: v.boolean(),
  /** What this level says itself; null: nothing. */
  own: v.nullable(v.boolean()),
  /** Whether it is sold at this level; null: nobody said so, each store sells it if it keeps stock of it. */
  sells: v.nullable(v.boolean()),
  /** The level that says so; null: none does. */
  from: v.nullable(LevelView),
  /** Of a store: whether it keeps stock of it, or of all that is in it; null at other levels. */
  kept: v.nullable(v.boolean()),
  /** Of a store; empty at other levels. */
  skus: v.array(AssortmentSku),
});
export type AssortmentRowData = v.InferOutput<typeof AssortmentRow>;

export const listAssortmentLevels = deskEndpoint({
  method: 'GET',
  path: '/assortment-levels',
  summary: '可以看门店菜单的层级：总部、分公司、加盟商、门店；text 搜名称或编号',
  permission: viewAssortment,
  stale: true,
  input: v.object({ text: v.optional(textUpTo(30)), after: Cursor, limit: v.optional(queryInteger(1, 100), 30) }),
  reply: pageOf(ListedLevel),
  refusals: [],
});

export const listAssortment = deskEndpoint({
  method: 'GET',
  path: '/assortment',
  summary: '门店菜单：一个层级卖哪些商品，由哪一级决定；门店还有每个规格的价格、来自哪一级、是否售罄',
  permission: viewAssortment,
  input: v.object({ node: LevelNode }),
  reply: v.object({ levels: v.array(LevelView), items: v.array(AssortmentRow), canSet: v.boolean() }),
  refusals: ['thing/not-found'],
});

export const setSells = deskEndpoint({
  method: 'PUT',
  path: '/assortment',
  summary: '让一个层级卖或不卖这些商品；sells 为 null 时听上一级的',
  permission: setAssortment,
  repeat: 'natural',
  input: v.object({ node: LevelNode, productIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(200)), sells: v.nullable(v.boolean()) }),
  reply: v.object({ /** Products whose setting is another one now. */ changed: Count }),
  refusals: ['thing/not-found', 'auth/forbidden'],
});
