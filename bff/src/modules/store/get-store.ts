import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { StoreCardData } from '@mendian/shared/store/store.contract.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Directory } from './directory.ts';
import { cardAt } from './listed-store.ts';
import type { Reads } from '../../platform/sql.ts';
import { readStore } from './read-store.ts';

/** One store's card. A store this process has not heard of yet is looked for in SQL. */
export const getStore =
  (directory: Directory) =>
  async ({ sql, now }: ReadContext, { storeId }: { storeId: string }): Promise<StoreCardData> => {
    const known = (await directory.current()).stores.get(storeId);
    const store = known ?? ((await isUnheardOf(sql, storeId)) ? (await directory.reload()).stores.get(storeId) : undefined);
    if (store === undefined) throw refuse('thing/not-found');
    return { ...cardAt(store, now), distance: null };
  };

const isUnheardOf = async (sql: Reads, storeId: string): Promise<boolean> => {
  const store = await readStore(sql, storeId);
  return store !== null && store.standing !== 'closed-for-good';
};
