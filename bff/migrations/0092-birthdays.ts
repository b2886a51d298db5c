import { addColumns, addIndexes, day, exact, nullable } from '../src/platform/schema.ts';
import type { Sql } from '../src/platform/sql.ts';

/** Members' birthdays, month and day, and when they were told. */
export const up = async (sql: Sql): Promise<void> => {
  await addColumns(sql, 'member', { birthday: nullable(exact(5)), birthday_told_day: nullable(day) });
  await addIndexes(sql, 'member', { birthday: ['birthday', 'id'] });
};
