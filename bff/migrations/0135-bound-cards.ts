import { addColumns, instant, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Who bound a card at a terminal, and since when nobody has one that somebody had. */
export const up = (sql: Sql): Promise<void> =>
  addColumns(sql, 'member_card', {
    /** The store and clerk, as whoever looks at a member reads it. */
    bound_by: nullable(text(80)),
    /** Null: it was not unbound. Until it is bound anew it has no member. */
    unbound_at: nullable(instant),
  });
