import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';

export type Product = ReplyOf<typeof listTerminalProducts>['items'][number];
const soldOutCategory = '已售罄';

/** What is sold out first, which one looks for in the morning, then the categories in the menu's order. */
export const categoriesOf = (products: readonly Product[]): string[] => [
  ...(products.some(({ soldOut }) => soldOut) ? [soldOutCategory] : []),
  ...new Set(products.map(({ category }) => category)),
];

/** What a category and a search show; a search looks through all of them. */
export const shownOf = (products: readonly Product[], category: string | null, text: string): Product[] => {
  const sought = text.trim().toLowerCase();
  if (sought !== '') return products.filter(({ name, skuName }) => `${name}${skuName}`.toLowerCase().includes(sought));
  if (category === soldOutCategory) return products.filter(({ soldOut }) => soldOut);
  return products.filter((product) => category === null || product.category === category);
};

/** `还能卖 12 份`, `还能卖 3.5 公斤`, or that there is nothing left. */
export const saleableText = ({ soldBy, saleable }: Pick<Product, 'soldBy' | 'saleable'>): string => {
  if (saleable === 0) return '没有库存了';
  if (soldBy === 'portion') return `还能卖 ${saleable} 份`;
  return saleable < 1_000 ? `还能卖 ${saleable}g` : `还能卖 ${Math.floor(saleable / 1_000)}.${Math.floor((saleable % 1_000) / 100)} 公斤`;
};
