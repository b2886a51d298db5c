import type { Context } from '../../platform/context.ts';

/** Writes down that a store's own row changed, and tells every process, so that what customers see follows at once. */
export const storeChanged = (ctx: Context, storeId: string): void => {
  ctx.sql.later.run('UPDATE store SET changed_at = ? WHERE id = ?', [ctx.now, storeId]);
  ctx.announce({ renewed: [storeId] });
};
