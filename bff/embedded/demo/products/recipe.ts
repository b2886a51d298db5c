import type { OptionTemplate } from './options.ts';

/** A product as the lists beside this file write it, before it has a code. */
export type Recipe = {
  readonly picture: string;
  readonly name: string;
  readonly line: string;
  /** One price: fen per 500 g, or fen a portion; or names and prices of two sizes. */
  readonly price: number | readonly (readonly [name: string, price: number])[];
  readonly soldBy: 'weight' | 'portion';
  readonly options: readonly OptionTemplate[];
  readonly tags: readonly string[];
  readonly shelfLife: string;
  readonly allergens: string;
};

type Rest = Partial<Pick<Recipe, 'options' | 'tags' | 'shelfLife' | 'allergens'>>;

const refrigerated = '冷藏 24 小时内食用';
const soyAndWheat = '含大豆、小麦制品';

/** Sold by weight: fen per 500 g. */
export const byWeight = (picture: string, name: string, line: string, price: number, rest: Rest = {}): Recipe =>
  recipe(picture, name, line, price, 'weight', rest);

/** Sold by the piece, bottle, bowl or box: fen each, or two sizes. */
export const byPortion = (picture: string, name: string, line: string, price: Recipe['price'], rest: Rest = {}): Recipe =>
  recipe(picture, name, line, price, 'portion', rest);

const recipe = (picture: string, name: string, line: string, price: Recipe['price'], soldBy: Recipe['soldBy'], rest: Rest): Recipe => ({
  ...{ picture, name, line, price, soldBy },
  options: rest.options ?? [],
  tags: rest.tags ?? [],
  shelfLife: rest.shelfLife ?? refrigerated,
  allergens: rest.allergens ?? soyAndWheat,
});
