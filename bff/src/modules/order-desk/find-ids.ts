import { allOf } from '../../platform/like-sql.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { Reads, Value } from '../../platform/sql.ts';
import { msOf } from '../../platform/id-time.ts';
import { streamOfStores, type Stream, type Streams } from './order-scope.ts';

/** Streams that are asked in one statement; SQLite takes 500. */
const streamsAtOnce = 50;
/** Fewer stores are not worth a look for the span. */
const storesTogetherMin = 3;
/** So many rows may be read of stores together, with as many orders a day and store as are ever expected. */
const rowsTogetherMax = 2_000;
const ordersADayMax = 1_000;
const dayMs = 86_400_000;

/**
 * Ids of orders that lie in any of somebody's nodes, the newest first, each once; `before`: the first instant that is none of theirs.
 * Once the wide nodes have filled the page, stores add only what is newer than its end: where that is a short span of time, all of
 * them are one range read instead of a stream each.
 */
export const findIdsOf = async (sql: Reads, { wide, stores }: Streams, rest: readonly Condition[], page: Page): Promise<string[]> => {
  const { limit } = page;
  const { ids, besides } = stores;
  const one = () => ids.map((id) => streamOfStores([id], besides));
  if (wide.length === 0 || ids.length < storesTogetherMin) return findIds(sql, [...wide, ...one()], rest, limit);
  const found = await findIds(sql, wide, rest, limit);
  const end = found.at(limit - 1);
  if (end === undefined || !isShort(end, page, ids.length)) return pageOf([...found, ...(await findIds(sql, one(), rest, limit))], limit);
  const newer = [...rest, { text: 'o.id > ?', values: [end] }];
  return pageOf([...found, ...(await findIds(sql, [streamOfStores(ids, besides)], newer, limit))], limit);
};

type Page = { readonly limit: number; readonly before: number | null };

const isShort = (end: string, { before }: Page, stores: number): boolean => {
  const endMs = msOf(end);
  return endMs !== null && before !== null && ((before - endMs) / dayMs) * stores * ordersADayMax <= rowsTogetherMax;
};

/**
 * Ids of orders along all streams, the newest first, each once. Each stream is read along its own index and no further than the
 * page, so that a page costs the same however many orders there are and however deep it lies. Of many streams each gives its share
 * first; then those that may have more for the page are asked once more.
 */
export const findIds = async (sql: Reads, streams: readonly Stream[], rest: readonly Condition[], limit: number): Promise<string[]> => {
  const share = streams.length < 3 ? limit : Math.ceil((2 * limit) / streams.length) + 1;
  const first = await readStreams(
    sql,
    streams.map((stream) => ({ stream, conditions: rest })),
    Math.min(limit, share),
  );
  const enough = pageOf(first.flat(), limit).at(limit - 1) ?? '';
  const unfinished = streams.flatMap((stream, index) => {
    const ids = first[index]!;
    const last = ids.at(-1);
    const mayHaveMore = ids.length === share && share < limit && last !== undefined && last > enough;
    return mayHaveMore ? [{ stream, conditions: [...rest, { text: 'o.id < ?', values: [last] }] }] : [];
  });
  return pageOf([...first, ...(await readStreams(sql, unfinished, limit))].flat(), limit);
};

const pageOf = (ids: readonly string[], limit: number): string[] => [...new Set(ids)].sort((a, b) => (a < b ? 1 : -1)).slice(0, limit);

type Asked = { readonly stream: Stream; readonly conditions: readonly Condition[] };

/** The newest ids of each stream, so many at most. */
const readStreams = async (sql: Reads, asked: readonly Asked[], limit: number): Promise<string[][]> => {
  const found: string[][] = asked.map(() => []);
  for (let from = 0; from < asked.length; from += streamsAtOnce) {
    const parts = asked.slice(from, from + streamsAtOnce).map((one, index) => partOf(sql, one, { limit, index: from + index }));
    const rows = await sql.all<{ id: string; stream: number }>(
      parts.map(({ text }) => text).join(' UNION ALL '),
      parts.flatMap(({ values }) => values),
    );
    for (const { id, stream } of rows) found[stream]!.push(id);
  }
  return found.map((ids) => pageOf(ids, limit));
};

type Part = { readonly text: string; readonly values: readonly (Value | readonly Value[])[] };

const partOf = (sql: Reads, { stream, conditions }: Asked, { limit, index }: { limit: number; index: number }): Part => {
  const { text, values } = allOf([stream.where, ...conditions]);
  const select = `SELECT o.id, ${index} AS stream FROM orders o${hint(sql, stream.index)} WHERE ${text} ORDER BY o.id DESC LIMIT ${limit}`;
  // In brackets MariaDB needs no table in between; SQLite takes no brackets there.
  return { text: sql.dialect === 'mysql' ? `(${select})` : `SELECT id, stream FROM (${select})`, values };
};

/** The index is named, because a database that guesses wrongly once reads a hundred million rows. */
const hint = ({ dialect }: Reads, index: string | null): string => {
  if (dialect === 'mysql') return ` FORCE INDEX (${index ?? 'PRIMARY'})`;
  return index === null ? '' : ` INDEXED BY ${index}`;
};
