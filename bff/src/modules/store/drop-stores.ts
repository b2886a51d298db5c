import type { Context } from '../../platform/context.ts';

/** What every store has from the beginning; the feed and the menu's version tell of changes of the whole chain too. */
const ownTables = ['store_owner', 'store_trading', 'feed_event', 'feed_counter', 'menu_version'];

/** Takes stores away as if they had never been. The caller saw, with the stores' rows locked, that nobody has worked with them. */
export const dropStores = async (ctx: Context, storeIds: readonly string[]): Promise<void> => {
  for (const table of ownTables) await ctx.sql.run(`DELETE FROM ${table} WHERE store_id IN (?)`, [storeIds]);
  await ctx.sql.run('DELETE FROM store WHERE id IN (?)', [storeIds]);
  ctx.announce({ renewed: [...storeIds] });
};
