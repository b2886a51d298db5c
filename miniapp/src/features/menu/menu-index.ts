import { productsOf, type WholeMenu, type WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';

export type MenuGroup = { readonly id: string; readonly name: string; readonly products: readonly WholeProduct[] };

/** Products under their categories, what can be had first. */
export const menuGroups = ({ categories }: WholeMenu): MenuGroup[] =>
  categories.map(({ id, name, products }) => ({
    id,
    name,
    products: [...products.filter((product) => !isSoldOut(product)), ...products.filter(isSoldOut)],
  }));

/** Products whose name, line or tags hold every word asked for. */
export const searchMenu = (menu: WholeMenu, text: string): WholeProduct[] => {
  const words = text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return productsOf(menu).filter(({ name, line, tags }) => {
    const held = [name, line, ...tags].join(' ').toLowerCase();
    return words.every((word) => held.includes(word));
  });
};

export const isSoldOut = ({ skus }: WholeProduct): boolean => skus.every(({ soldOut }) => soldOut);

/** Nothing to choose: one tap puts it into the cart. */
export const isPlain = ({ skus, options, weigh }: WholeProduct): boolean => skus.length === 1 && options.length === 0 && weigh === null;

/** The cheapest sku that can be had, or the cheapest. */
export const fromPrice = ({ skus }: WholeProduct): number => {
  const saleable = skus.filter(({ soldOut }) => !soldOut);
  return Math.min(...(saleable.length > 0 ? saleable : skus).map(({ price }) => price));
};

/** Which group is on top, given where each begins (px in the list) and how far it was scrolled. */
export const groupAt = (tops: readonly number[], scrollTop: number): number => {
  const next = tops.findIndex((top) => top > scrollTop + 8);
  return next === -1 ? Math.max(0, tops.length - 1) : Math.max(0, next - 1);
};

/** The heights of `menu.scss` and `product-row.scss`, drawn at 375: a group's name, a product, the padding below a group. */
const nameHeight = 36;
const rowHeight = 112;
const groupPad = 8;

/** Where each group begins in the list. Heights are fixed by design, so nothing has to be measured (or awaited). */
export const groupTops = (groups: readonly MenuGroup[], scale: number): number[] => {
  let top = 0;
  return groups.map(({ products }) => {
    const begin = top;
    top += (nameHeight + products.length * rowHeight + groupPad) * scale;
    return begin;
  });
};
