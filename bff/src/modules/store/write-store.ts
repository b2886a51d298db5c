import type { Context } from '../../platform/context.ts';
import type { Value } from '../../platform/sql.ts';

/**
 * Sets columns of a store's own row and tells every process. Without `changed_at` among them the change is of now; with it the row is
 * put back to what it was then.
 */
export const writeStore = (ctx: Context, storeId: string, values: Readonly<Record<string, Value>>): void => {
  const set = { changed_at: ctx.now, ...values };
  ctx.sql.later.run(
    `UPDATE store SET ${Object.keys(set)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE id = ?`,
    [...Object.values(set), storeId],
  );
  ctx.announce({ renewed: [storeId] });
};
