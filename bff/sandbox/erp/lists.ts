import { ErpFailure } from './erp-failure.ts';
import type { ErpList, ErpRow } from './erp-shape.ts';
import { rowsInOrder, type ErpWorld, type Order } from './erp-world.ts';

const sizeMax = 500;
const codesMax = 200;

/** A list by page number and size. Deep pages cost what the first costs: the ERP has its lists in memory. */
export const pageByNumber = (world: ErpWorld, list: ErpList, query: URLSearchParams) => {
  const page = wholeNumber(query, 'page', 1, 1_000_000) ?? 1;
  const size = sizeOf(query);
  const rows = rowsInOrder(world, list, 'code');
  return { rows: shown(world, rows.slice((page - 1) * size, page * size)), total: rows.length, page, size, ...asOf(world) };
};

/**
 * A list from behind a cursor: by code, or with `updatedSince` by when rows were changed. `next` is null at the end, and `asOf` the
 * ERP's own time, from which the next look for changes may go on.
 */
export const pageByCursor = (world: ErpWorld, list: ErpList, query: URLSearchParams) => {
  const since = instantOf(query.get('updatedSince'));
  const order: Order = since === null ? 'code' : 'updatedAt';
  const size = sizeOf(query);
  const all = rowsInOrder(world, list, order);
  const after = cursorOf(query.get('after'));
  const from = after === null ? firstBehind(all, order, since ?? '', 0) : firstBehind(all, order, after.text, after.id);
  const page = all.slice(from, from + size);
  const last = page.at(-1);
  const more = from + size < all.length && !world.misbehaviour.truncated && last !== undefined;
  return { rows: shown(world, page), next: more ? cursorText(last[order], last.id) : null, ...asOf(world) };
};

/** All fields of up to 200 codes; a code that stands twice gives two rows, one that does not exist none. */
export const rowsOfCodes = (world: ErpWorld, list: ErpList, body: unknown) => {
  const codes = (body as { codes?: unknown } | null)?.codes;
  if (!Array.isArray(codes) || codes.length > codesMax || !codes.every((code) => typeof code === 'string'))
    throw new ErpFailure(400, 'PARAMETER_INVALID', `codes 应为最多 ${codesMax} 个编码`);
  const wanted = new Set<unknown>(codes);
  return { rows: rowsInOrder(world, list, 'code').filter(({ code }) => wanted.has(code)), ...asOf(world) };
};

const asOf = ({ clock }: ErpWorld) => ({ asOf: clock.now().toISOString() });

/** The ERP out of order gives its rows in none. */
const shown = ({ misbehaviour }: ErpWorld, rows: readonly ErpRow[]): readonly ErpRow[] =>
  misbehaviour.shuffled ? [...rows].reverse() : rows;

/** Where the rows behind (text, id) begin; rows that stand exactly there have been given. */
const firstBehind = (rows: readonly ErpRow[], order: Order, text: string, id: number): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle]!;
    const isBehind = row[order] === text ? row.id > id : row[order] > text;
    if (isBehind) high = middle;
    else low = middle + 1;
  }
  return low;
};

const cursorText = (text: string, id: number): string => Buffer.from(JSON.stringify([text, id])).toString('base64url');

const cursorOf = (given: string | null): { text: string; id: number } | null => {
  if (given === null || given === '') return null;
  try {
    const [text, id] = JSON.parse(Buffer.from(given, 'base64url').toString('utf8')) as [unknown, unknown];
    if (typeof text === 'string' && typeof id === 'number') return { text, id };
  } catch {
    // Falls through to the refusal.
  }
  throw new ErpFailure(400, 'PARAMETER_INVALID', 'after 不是本接口给出的游标');
};

const sizeOf = (query: URLSearchParams): number => wholeNumber(query, 'size', 1, sizeMax) ?? 100;

const wholeNumber = (query: URLSearchParams, name: string, min: number, max: number): number | null => {
  const text = query.get(name);
  if (text === null) return null;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max)
    throw new ErpFailure(400, 'PARAMETER_INVALID', `${name} 应在 ${min} 到 ${max} 之间`);
  return number;
};

const instantOf = (text: string | null): string | null => {
  if (text === null) return null;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new ErpFailure(400, 'PARAMETER_INVALID', 'updatedSince 不是时间');
  return new Date(ms).toISOString();
};
