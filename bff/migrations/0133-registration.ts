import { addColumns, addIndexes, createTable, exact, id, instant, integer, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** How members came, the codes that bring them, and what is given for it. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'member', {
    /** The registration channel; null: from before it was recorded. */
    joined_by: nullable(exact(12)),
    joined_store_id: nullable(id),
    joined_clerk_id: nullable(id),
    /** The campaign's code. */
    joined_code_id: nullable(id),
  });
  await addIndexes(sql, 'member', {
    joined: ['joined_by', 'id'],
    joined_store: ['joined_store_id', 'id'],
  });
  await createTable(sql, 'join_code', {
    columns: {
      id,
      /** Eight signs, in the address of a picture or a link. */
      code: exact(8),
      /** `store`, `clerk` or `campaign`, and whose: there is one of each. */
      channel: exact(12),
      whose: exact(36),
      store_id: nullable(id),
      clerk_id: nullable(id),
      /** What head office calls its campaign; otherwise empty. */
      name: text(20),
      created_by: text(80),
      created_at: instant,
      /** It brings nobody any more; null: it does. */
      ended_at: nullable(instant),
    },
    key: ['id'],
    unique: { code: ['code'], whose: ['channel', 'whose'] },
    indexes: { store: ['store_id'] },
  });
  await createTable(sql, 'join_points', {
    /** Points that a registration by a channel brings; a channel that is not there brings none. */
    columns: { channel: exact(12), points: integer },
    key: ['channel'],
  });
  await createTable(sql, 'counter_registration', {
    /** Who said his phone number at a counter, until he is known by it. */
    columns: { phone: exact(20), store_id: id, clerk_id: id, at: instant },
    key: ['phone'],
    indexes: { store: ['store_id'], at: ['at'] },
  });
};
