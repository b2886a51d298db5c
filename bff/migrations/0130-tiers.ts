import { addColumns, addIndexes, createTable, day, exact, id, instant, integer, longText, nullable, text } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** The tiers of membership as head office set them, and coupons that only some of those get whom their occasion reaches. */
export const up = async (sql: Sql): Promise<void> => {
  await createTable(sql, 'tier_version', {
    columns: {
      /** From 1; the highest counts. */
      version: integer,
      /** JSON: `Tiers`. */
      tiers: longText,
      changed_by: text(80),
      changed_at: instant,
    },
    key: ['version'],
  });
  await addIndexes(sql, 'point_account', { tier: ['tier'] });
  /** JSON: the tiers or registration channels that the occasion of `given_at` is for; null: all. */
  await addColumns(sql, 'coupon_template', { given_to: nullable(text(1000)) });
  await createTable(sql, 'birthday_tier', {
    columns: {
      member_id: id,
      year: exact(4),
      /** What the member was when his birthday of that year was first looked at: it decides, however he rises meanwhile. */
      tier: exact(12),
      day,
    },
    key: ['member_id', 'year'],
    indexes: { day: ['day'] },
  });
};
