import { partsText } from '@mendian/shared/catalog/combo.ts';
import { productsOf, type WholeMenu, type WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { sum, type Fen } from '@mendian/shared/kernel/money.ts';
import { linesMax, piecesMax, type CartLineData } from '@mendian/shared/order/order-lines.ts';
import { lineAmount } from '@mendian/shared/order/order-pricing.ts';

/** A line of the cart with what it looked like when chosen, so that it can be shown before the menu has come. */
export type CartItem = {
  readonly line: CartLineData;
  readonly productId: string;
  readonly name: string;
  readonly skuName: string;
  readonly choiceNames: readonly string[];
  /** What is in one piece of it, of a combo; left out: it is none. */
  readonly parts?: string;
  readonly picture: string;
  /** Fen a portion, or fen per 500 g. */
  readonly price: number;
  readonly surcharge: number;
  /** How its grams may be changed; null for portions. */
  readonly weigh: WholeProduct['weigh'];
};

/** A product as chosen becomes a line; null when its sku is not (or no longer) on the menu. */
export const itemOf = (product: WholeProduct, line: CartLineData): CartItem | null => {
  const sku = product.skus.find(({ id }) => id === line.skuId);
  if (sku === undefined) return null;
  const choices = product.options.flatMap((group) => group.choices).filter(({ id }) => line.choices.includes(id));
  return {
    line: { ...line, choices: choices.map(({ id }) => id) },
    productId: product.id,
    name: product.name,
    skuName: sku.name,
    choiceNames: choices.map(({ name }) => name),
    ...(sku.parts.length === 0 ? {} : { parts: partsText(sku.parts) }),
    picture: product.picture,
    price: sku.price,
    surcharge: sum(choices.map(({ surcharge }) => surcharge)),
    weigh: product.weigh,
  };
};

/** Puts a line in: the same choice again adds to the line there is. */
export const withItem = (items: readonly CartItem[], added: CartItem): CartItem[] => {
  const same = items.findIndex((item) => wishOf(item) === wishOf(added));
  if (same === -1) return items.length >= linesMax ? [...items] : [...items, added];
  return items.map((item, index) => (index === same ? merged(item, added) : item));
};

/** One step more (`1`) or less (`-1`): a piece, or the step of its weight. Less than the least takes the line out. */
export const stepped = (items: readonly CartItem[], index: number, steps: 1 | -1): CartItem[] =>
  items.flatMap((item, at) => {
    if (at !== index) return [item];
    const { line, weigh } = item;
    if (line.grams === null || weigh === null) {
      const pieces = Math.min(piecesMax, line.pieces + steps);
      return pieces < 1 ? [] : [{ ...item, line: { ...line, pieces } }];
    }
    const grams = Math.min(weigh.max, line.grams + steps * weigh.step);
    return grams < weigh.min ? [] : [{ ...item, line: { ...line, grams } }];
  });

/** Prices, names and limits as the menu has them now. What is gone stays as it was: the quote says what is wrong with it. */
export const freshened = (items: readonly CartItem[], menu: WholeMenu): CartItem[] => {
  const products = new Map(productsOf(menu).map((product) => [product.id, product]));
  return items.map((item) => {
    const product = products.get(item.productId);
    return (product && itemOf(product, item.line)) ?? item;
  });
};

export const amountOf = ({ line, price, surcharge }: CartItem): Fen =>
  lineAmount({ price, surcharge, pieces: line.pieces, grams: line.grams });

export const totalOf = (items: readonly CartItem[]): Fen => sum(items.map(amountOf));

/** Pieces as one counts them: a bag of weighed goods is one. */
export const piecesOf = (items: readonly CartItem[]): number => items.reduce((pieces, { line }) => pieces + line.pieces, 0);

const wishOf = ({ line }: CartItem): string => JSON.stringify([line.skuId, [...line.choices].sort()]);

const merged = (item: CartItem, { line: added }: CartItem): CartItem => {
  const { line, weigh } = item;
  if (line.grams === null || weigh === null) return { ...item, line: { ...line, pieces: Math.min(piecesMax, line.pieces + added.pieces) } };
  return { ...item, line: { ...line, grams: Math.min(weigh.max, line.grams + (added.grams ?? 0)) } };
};
