import type { Choice } from '@mendian/shared/catalog/choices.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';
import { initialsOf } from './initials.ts';

export type TillProduct = ReplyOf<typeof listTerminalProducts>['items'][number];

/** What these ids stand for, as far as the product still offers them. */
export const chosenOf = ({ options }: Pick<TillProduct, 'options'>, ids: readonly string[]): Choice[] =>
  options.flatMap(({ choices }) => choices.filter(({ id }) => ids.includes(id)));

/** What a category shows, or what is called so or begins with these initials in all of them. */
export const tilesOf = (products: readonly TillProduct[], category: string | null, text: string): TillProduct[] => {
  const sought = text.trim().toLowerCase();
  if (sought === '') return products.filter((product) => category === null || product.category === category);
  return products.filter((product) => {
    const name = skuText(product).toLowerCase();
    return name.includes(sought) || initialsOf(name).includes(sought) || product.plu === sought;
  });
};

/** `¥39.80/斤` */
export const unitWords = { weight: '/斤', portion: '/份' } as const;
