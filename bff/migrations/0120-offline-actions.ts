import {
  addColumns,
  addIndexes,
  createTable,
  exact,
  flag,
  id,
  instant,
  longText,
  nullable,
  text,
  withDefault,
} from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** What tills did without a network, as they sent it; and what of a sale tells that it came so. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'offline_action', {
    columns: {
      id,
      terminal_id: id,
      store_id: id,
      /** What the terminal calls it: the order's id of a sale, the shift's of an opening. */
      action_id: id,
      kind: exact(16),
      clerk_id: id,
      happened_at: instant,
      /** JSON, as `OfflineAction` of the contract. */
      content: longText,
      /** `taken` as it came; `listed` for a person, then `entered` or `dismissed` by one. */
      state: exact(10),
      /** Why it was listed; null: it never was. */
      code: nullable(exact(40)),
      message: nullable(text(200)),
      received_at: instant,
      /** Who entered it after all, or dismissed it. */
      settled_by: nullable(text(80)),
      settled_at: nullable(instant),
      /** Why it was dismissed. */
      note: nullable(text(100)),
    },
    key: ['id'],
    unique: { action: ['terminal_id', 'action_id'] },
    indexes: { state: ['state', 'id'], store: ['store_id', 'state', 'id'], received: ['received_at'] },
  });
  await addColumns(sql, 'counter_sale', {
    /** The number on a receipt that was printed without a network; null: it was sold with one. */
    printed: nullable(text(20)),
    /** It came when its shift was closed already. */
    late: withDefault(flag, 0),
  });
  await addIndexes(sql, 'counter_sale', { printed: ['store_id', 'printed'] });
};
