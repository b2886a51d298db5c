import { firstRow, type Question } from '../../platform/sql.ts';

/** Whose a store was on a day, as it was written down; null: nothing was, so it is as it has always been. */
export const askOwnerOn = (storeId: string, day: string): Question<{ owner_id: string; branch_id: string } | null> =>
  firstRow('SELECT owner_id, branch_id FROM store_owner WHERE store_id = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1', [
    storeId,
    day,
  ]);
