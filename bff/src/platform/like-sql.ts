import type { Condition } from './scope-sql.ts';

/** A column that begins with what somebody typed, whatever signs are in it. With an index on the column it is a range of that. */
export const beginsWith = (column: string, text: string): Condition => ({
  text: `${column} LIKE ? ESCAPE '!'`,
  values: [`${literal(text)}%`],
});

/**
 * The same for a column of codes (`exact`), as people type them: most chains write codes in capitals, some in small letters, and nobody
 * minds which. What is not ASCII begins none of them, and MySQL would not even compare it.
 */
export const codeBeginsWith = (column: string, text: string): Condition =>
  isAscii(text)
    ? [...new Set([text, text.toUpperCase(), text.toLowerCase()])].map((code) => beginsWith(column, code)).reduce(eitherOf)
    : { text: '1 = 0', values: [] };

export const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);

/** A column with it anywhere: reads every row, so only for small tables. */
export const contains = (column: string, text: string): Condition => ({
  text: `${column} LIKE ? ESCAPE '!'`,
  values: [`%${literal(text)}%`],
});

const literal = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** One of two conditions. */
export const eitherOf = (one: Condition, other: Condition): Condition => ({
  text: `(${one.text} OR ${other.text})`,
  values: [...one.values, ...other.values],
});

/** What people type to find a store or a merchant, under its alias: the beginning of its code, or any part of its name. */
export const codeOrName = (alias: string, text: string): Condition =>
  eitherOf(codeBeginsWith(`${alias}.code`, text), contains(`${alias}.name`, text));

/** Conditions that all hold. */
export const allOf = (conditions: readonly Condition[]): Condition => ({
  text: conditions.map(({ text }) => text).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
});
