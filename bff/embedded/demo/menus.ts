import { products, skus } from './products/index.ts';
import { seeded, seedOf } from './seeded.ts';
import type { DemoProduct, DemoStock } from './types.ts';

const productsPerStore = 45;

/** What every store sells; the rest of its menu is its own choice. */
const everywhere = new Set(products.filter(({ tags }) => tags.includes('招牌')).map(({ code }) => code));

/** Sold out by the staff's own switch, of a thousand; and nothing left on hand. The home store has all but one thing. */
const switchedOffPerMille = 25;
const emptyPerMille = 35;

/** The codes of the 45 products a store sells, in menu order. */
export const productsOf = (seed: number, storeIndex: number): string[] => menu(seed, storeIndex).map(({ code }) => code);

export const menuOf = (seed: number, storeIndex: number): string[] =>
  menu(seed, storeIndex).flatMap((product) => product.skus.map(({ code }) => code));

export const stockOf = (seed: number, storeIndex: number): DemoStock[] => {
  const chance = seeded(seedOf(seed, `stock ${storeIndex}`));
  const bySku = new Map(skus.map(({ code, productCode }) => [code, productCode]));
  const byCode = new Map(products.map((product) => [product.code, product]));
  const codes = menuOf(seed, storeIndex);
  return codes.map((skuCode): DemoStock => {
    const product = byCode.get(bySku.get(skuCode)!)!;
    const drawn = storeIndex === 0 ? (product.picture === homeSoldOut ? 0 : 999) : chance.between(0, 999);
    const onHand = product.soldBy === 'weight' ? chance.between(30, 240) * 50 : chance.between(6, 60);
    return {
      skuCode,
      onHand: drawn >= switchedOffPerMille && drawn < switchedOffPerMille + emptyPerMille ? 0 : onHand,
      soldOut: drawn < switchedOffPerMille,
    };
  });
};

const homeSoldOut = 'duck-tongue';

const menu = (seed: number, storeIndex: number): DemoProduct[] => {
  const chance = seeded(seedOf(seed, `menu ${storeIndex}`));
  const home = storeIndex === 0 ? [homeSoldOut] : [];
  const chosen = new Set([...everywhere, ...products.filter(({ picture }) => home.includes(picture)).map(({ code }) => code)]);
  for (const { code } of chance.shuffled(products)) if (chosen.size < productsPerStore) chosen.add(code);
  return products.filter(({ code }) => chosen.has(code));
};
