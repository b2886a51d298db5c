import type { ProductViewData } from '@mendian/shared/catalog/product.contract.ts';

/** What is kept under these first parts of paths follows a change of the catalogue. */
export const catalogueParts = ['products', 'categories', 'option-groups', 'prices', 'assortment', 'stores'] as const;

export type Product = ProductViewData;
export type Sku = Product['skus'][number];

export const kindOf = ({ combo, soldBy }: Pick<Product, 'combo' | 'soldBy'>): 'combo' | 'weight' | 'portion' => (combo ? 'combo' : soldBy);
export const kindWords = { portion: '按份', weight: '称重', combo: '套餐' } as const;

/** Whether customers can find it on a menu at all, in a word. */
export const standingOf = ({ onSale, category }: Product): { readonly tone: 'good' | 'plain' | 'warm'; readonly word: string } => {
  if (!onSale) return { tone: 'plain', word: '已停售' };
  return category.hidden ? { tone: 'warm', word: '分类已隐藏' } : { tone: 'good', word: '在售' };
};
