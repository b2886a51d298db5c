import * as v from 'valibot';
import { getMenu, type MenuData, type MenuProductData, type OptionGroupData } from './catalog.contract.ts';
import type { MenuPartData } from './combo.ts';

/** A product with nothing left out: its own options, null or empty for what it has none of. */
export type WholeProduct = {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  readonly picture: string;
  readonly tags: readonly string[];
  /** How grams may be chosen; null: sold by portion. */
  readonly weigh: NonNullable<MenuProductData['weigh']> | null;
  readonly skus: readonly WholeSku[];
  readonly options: readonly OptionGroupData[];
  readonly notes: string;
};
/** `price` is fen a portion, or fen per 500 g; `name` is empty for an only sku. */
export type WholeSku = {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly soldOut: boolean;
  /** What is in it, of a combo; otherwise empty. */
  readonly parts: readonly MenuPartData[];
};
export type WholeMenu = {
  readonly categories: readonly { readonly id: string; readonly name: string; readonly products: readonly WholeProduct[] }[];
};

/** A menu as pages work with it, made from what travels, which names a shared option group once and leaves out what is not there. */
export const wholeMenu = ({ optionGroups, categories }: MenuData): WholeMenu => {
  const groups = new Map(optionGroups.map((group) => [group.id, group]));
  return {
    categories: categories.map(({ id, name, products }) => ({ id, name, products: products.map((product) => whole(product, groups)) })),
  };
};

export const productsOf = ({ categories }: WholeMenu): WholeProduct[] => categories.flatMap(({ products }) => products);

/** Whether this is a menu as the contract has it now: a copy that an older client kept is not. */
export const isMenu = (kept: unknown): kept is MenuData => v.is(getMenu.reply, kept);

const whole = (product: MenuProductData, groups: ReadonlyMap<string, OptionGroupData>): WholeProduct => ({
  id: product.id,
  name: product.name,
  line: product.line ?? '',
  picture: product.picture,
  tags: product.tags ?? [],
  weigh: product.weigh ?? null,
  skus: product.skus.map(({ id, name = '', price, soldOut = false, parts = [] }) => ({ id, name, price, soldOut, parts })),
  options: (product.optionIds ?? []).flatMap((id) => groups.get(id) ?? []),
  notes: product.notes ?? '',
});
