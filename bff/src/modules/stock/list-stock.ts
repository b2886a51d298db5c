import type * as contract from '@mendian/shared/stock/stock.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { seeStore } from '../../platform/see-store.ts';
import { readStock } from './read-stock.ts';

/** A store's stock by name and by warning; a store has no more of it than the chain has skus. */
export const listStock = async (
  { sql, actor, now }: ReadContext<Staff>,
  { storeId, text = '', low, after, limit }: InputOf<typeof contract.listStock.hq>,
): Promise<ReplyOf<typeof contract.listStock.hq>> => {
  const { code, name } = await seeStore(sql, actor, storeId);
  const asked = text.toLowerCase();
  const found = (await readStock(sql, storeId, now)).filter(
    (sku) => (low === 0 || sku.low) && (asked === '' || `${sku.name} ${sku.skuName}`.toLowerCase().includes(asked)),
  );
  const from = after === undefined ? 0 : found.findIndex(({ skuId }) => skuId === after) + 1;
  const page = found.slice(from, from + limit);
  return { store: { code, name }, items: page, next: from + limit < found.length ? page.at(-1)!.skuId : null };
};
