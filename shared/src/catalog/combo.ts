import * as v from 'valibot';
import { Count, Id } from '../kernel/fields.ts';
import { skuText, type soldBys } from './sku-words.ts';

/** Parts a combo may have, and pieces of one of them. */
export const partsMax = 10;
const partPiecesMax = 20;

/** What is in a combo: so many pieces of another sku, with the names one reads. */
export const PartView = v.object({ skuId: Id, name: v.string(), skuName: v.string(), quantity: Count });
export type PartData = v.InferOutput<typeof PartView>;

/** The same on a menu, its name in one. */
export const MenuPart = v.object({ name: v.string(), quantity: Count });
export type MenuPartData = v.InferOutput<typeof MenuPart>;

/** `拌粉（小碗） ×1、卤蛋 ×2`: what is in so many pieces of a combo; empty: it is none. No line ends between a part and its count. */
export const partsText = (parts: readonly (MenuPartData & { readonly skuName?: string })[], pieces = 1): string =>
  parts.map(({ name, skuName = '', quantity }) => `${skuText({ name, skuName })}\u00A0×${quantity * pieces}`).join('、');

export const PartInput = v.object({ skuId: Id, quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(partPiecesMax)) });

/** What must be known of a sku to put it into a combo. */
export type PartCandidate = { readonly soldBy: (typeof soldBys)[number]; readonly combo: boolean };

type Fault =
  | 'catalog/combo-empty'
  | 'catalog/combo-part-twice'
  | 'catalog/combo-part-unknown'
  | 'catalog/combo-part-weighed'
  | 'catalog/combo-part-combo';

/** Why these parts make no combo; null: they do. Only portions go into one: what has to be weighed has no fixed price in it. */
export const comboFault = (skuIds: readonly string[], known: ReadonlyMap<string, PartCandidate>): Fault | null => {
  if (skuIds.length === 0) return 'catalog/combo-empty';
  if (new Set(skuIds).size !== skuIds.length) return 'catalog/combo-part-twice';
  for (const skuId of skuIds) {
    const part = known.get(skuId);
    if (part === undefined) return 'catalog/combo-part-unknown';
    if (part.soldBy === 'weight') return 'catalog/combo-part-weighed';
    if (part.combo) return 'catalog/combo-part-combo';
  }
  return null;
};

/** How many combos the parts are enough for. */
export const combosFrom = (parts: readonly { readonly saleable: number; readonly quantity: number }[]): number =>
  parts.length === 0 ? 0 : Math.min(...parts.map(({ saleable, quantity }) => Math.floor(saleable / quantity)));
