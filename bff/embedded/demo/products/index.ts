import { checkDigitOf } from '@mendian/shared/till/check-digit.ts';
import type { DemoCategory, DemoCombo, DemoProduct, DemoSku } from '../types.ts';
import { combosOf } from './combos.ts';
import { beefAndPork } from './meat.ts';
import { optionsOf } from './options.ts';
import { chicken, duck } from './poultry.ts';
import type { Recipe } from './recipe.ts';
import { seafood } from './seafood.ts';
import { drinks, gifts, staples } from './staples-drinks-gifts.ts';
import { vegetables } from './vegetables.ts';

const shelves: readonly (readonly [name: string, recipes: readonly Recipe[]])[] = [
  ['招牌卤鸭', duck],
  ['卤鸡', chicken],
  ['牛肉猪肉', beefAndPork],
  ['素菜豆制品', vegetables],
  ['海鲜', seafood],
  ['主食', staples],
  ['饮品', drinks],
  ['礼盒', gifts],
  ['套餐', []],
];

const categoryCode = (shelf: number): string => `C${shelf + 1}`;

/** What comes packed, with a barcode on it: drinks and gift boxes. */
const packedShelves: readonly string[] = ['饮品', '礼盒'].map((name) => categoryCode(shelves.findIndex(([shelf]) => shelf === name)));

export const categories: readonly DemoCategory[] = shelves.map(([name], shelf) => ({ code: categoryCode(shelf), name }));

/** A customer asks for grams in half a liang, from two liang up to ten jin. */
const weigh = { min: 100, step: 50, max: 5000 };

/** The chain's sixty products, in the order of its menu. */
export const products: readonly DemoProduct[] = shelves
  .flatMap(([, recipes], shelf) => recipes.map((recipe) => ({ ...recipe, categoryCode: categoryCode(shelf) })))
  .map(({ price, options, ...recipe }, index): DemoProduct => {
    const code = `P${String(index + 1).padStart(2, '0')}`;
    return {
      ...recipe,
      code,
      weigh: recipe.soldBy === 'weight' ? weigh : null,
      skus: skusOf({ code, place: index + 1, isPacked: packedShelves.includes(recipe.categoryCode) }, price),
      options: optionsOf(options),
      notes: `${recipe.shelfLife}。${recipe.allergens === '无' ? '不含常见过敏原' : recipe.allergens}。`,
    };
  });

export const skus: readonly DemoSku[] = products.flatMap((product) => product.skus);

export const combos: readonly DemoCombo[] = combosOf(products, categoryCode(shelves.length - 1));

type OfProduct = { readonly code: string; /** In the menu, from 1 on. */ readonly place: number; readonly isPacked: boolean };

/** The first size of the product in place 12 is called 12 at the till, the second 112. */
function skusOf({ code, place, isPacked }: OfProduct, price: Recipe['price']): DemoSku[] {
  const sizes = typeof price === 'number' ? [['', price] as const] : price;
  return sizes.map(([name, amount], size) => {
    const plu = String(size * 100 + place);
    const digits = `690000${plu.padStart(6, '0')}`;
    const barcode = isPacked ? `${digits}${checkDigitOf(digits)}` : null;
    return { code: `${code}-${size + 1}`, productCode: code, name, price: amount, plu, barcode };
  });
}
