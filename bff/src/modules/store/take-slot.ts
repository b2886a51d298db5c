import type { Context } from '../../platform/context.ts';

/**
 * Takes one of the slot's `capacity` places; false: it is full. The conditional UPDATE decides, so two customers never get
 * the last place; the first one of a slot makes its row.
 */
export const takeSlot = async ({ sql }: Context, storeId: string, start: Date, capacity: number): Promise<boolean> => {
  if (capacity < 1) return false;
  const takeOne = () =>
    sql.run('UPDATE slot SET taken = taken + 1 WHERE store_id = ? AND starts_at = ? AND taken < ?', [storeId, start, capacity]);
  if ((await takeOne()) === 1) return true;
  if ((await sql.insert('slot', [{ store_id: storeId, starts_at: start, taken: 1 }], { ignore: true })) === 1) return true;
  return (await takeOne()) === 1;
};

/** Counts an order that was promised elsewhere: a fact, whatever the slot's capacity. */
export const countInSlot = ({ sql }: Context, storeId: string, start: Date): void =>
  void sql.later.count('slot', 'taken', { store_id: storeId, starts_at: start });

/** Gives a place back: the order was cancelled, refused or never paid. */
export const freeSlot = async ({ sql }: Context, storeId: string, start: Date): Promise<void> => {
  await sql.run('UPDATE slot SET taken = taken - 1 WHERE store_id = ? AND starts_at = ? AND taken > 0', [storeId, start]);
};
