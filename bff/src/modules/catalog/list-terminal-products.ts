import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { listTerminalProducts as contract } from '@mendian/shared/terminal/terminal.contract.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { readShelf, type ShelfSku } from './read-shelf.ts';

export type TerminalProductData = ReplyOf<typeof contract>['items'][number];

/** What the clerk's store sells, in the order of its menu. */
export const listTerminalProducts = async (
  { sql, actor, now }: ReadContext<Clerk>,
  _input: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> => {
  const shelf = await readShelf(sql, actor.storeId, now);
  return { items: shelf.filter(({ sold }) => sold).map(presentForTerminal) };
};

export const presentForTerminal = (sku: ShelfSku): TerminalProductData => ({
  skuId: sku.skuId,
  category: sku.category,
  name: sku.name,
  skuName: sku.skuName,
  plu: sku.plu,
  barcode: sku.barcode,
  picture: sku.picture,
  soldBy: sku.soldBy,
  price: sku.price.amount,
  saleable: sku.saleable,
  soldOut: sku.off,
  parts: sku.contents,
  options: sku.options,
});
