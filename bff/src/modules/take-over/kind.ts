import { createHash } from 'node:crypto';
import type { TakeOverKind } from '@mendian/shared/take-over/take-over-words.ts';
import type { WechatPay } from '../../gateways/wechat-pay.ts';
import type { Context, ReadContext } from '../../platform/context.ts';
import type { Reads, Value } from '../../platform/sql.ts';

/** The cells of one line by the keys of their columns; what a file leaves out is empty. */
export type Cells = Readonly<Record<string, string>>;
export type LineCells = { /** Of the file, from 1. */ readonly line: number; readonly cells: Cells };

export type Fault = { readonly reason: string };

export type Values = Readonly<Record<string, Value>>;

/** What a line means here. `change`: something of the row that is here may be set, in words what. `said`: what to know of a new one. */
export type Finding =
  | { readonly is: 'add'; readonly said?: string | null }
  | { readonly is: 'same' }
  | { readonly is: 'change'; readonly id: string; readonly what: string; readonly set: Values; readonly was: Values }
  | { readonly is: 'refused'; readonly reason: string };

/** Which of these are not here yet and are going to be, because the check found them new in this take-over's file. */
export type Coming = (kind: TakeOverKind, keys: readonly string[]) => Promise<ReadonlySet<string>>;

/** What was made of a row. `said`: what turned out otherwise than the file says. */
export type Made = { readonly id: string; readonly said: string | null };
export const madeOf = (ids: readonly string[]): Made[] => ids.map((id) => ({ id, said: null }));

export type Asking = Pick<ReadContext, 'sql' | 'now'>;
/** Where what is not in our tables is asked for, between two transactions. */
export type Outside = { readonly reads: Reads; readonly wechatPay: Pick<WechatPay, 'query'> };

/** How many, and for how much, of a store: in the file and here. */
export type StoreSum = {
  readonly storeCode: string;
  readonly file: { readonly orders: number; readonly fen: number };
  readonly here: { readonly orders: number; readonly fen: number };
};

/** Where rows lie that show that somebody has worked with what was made: `column` is its id, or `<prefix>:<id>`. */
export type Use = {
  readonly table: string;
  readonly column: string;
  readonly prefix?: string;
  readonly only?: string;
  readonly said: string;
};

/** `besides`: columns that change without anybody's having worked with it. */
type OwnRows = { readonly table: string; readonly column: string; readonly order: string; readonly besides?: readonly string[] };

/** What is taken over of one kind, and how it is taken back. Money and what people set here is never changed. */
export type Kind<Row> = {
  /** A line as a row, or why it cannot be one; with `together`, all lines that have the same in that column, one behind the other. */
  readonly read: (cells: Cells, line: number, rest: readonly LineCells[]) => Row | Fault;
  readonly together?: string;
  /** Lines of a batch, which is one transaction. */
  readonly linesAtOnce?: number;
  /** Completes rows with what the outside says of them, before they are examined to be made. */
  readonly look?: (outside: Outside, rows: readonly Row[]) => Promise<Row[]>;
  readonly keyOf: (row: Row) => string;
  readonly examine: (asking: Asking, rows: readonly Row[], coming: Coming) => Promise<Finding[]>;
  /** Makes rows that were found new a moment ago in the same transaction; gives what was made in their order. */
  readonly make: (ctx: Context, rows: readonly Row[]) => Promise<Made[]>;
  /** Rows of the file by store, beside those of `here`, which should be here, as the tables have them. */
  readonly sum?: (sql: Reads, rows: readonly Row[], here: readonly Row[]) => Promise<StoreSum[]>;
  /** Sets columns of a row that was here before. */
  readonly write?: (ctx: Context, id: string, values: Values) => void;
  /** The tables whose rows are its own, by the column with its id, in an order; the first is the thing's itself. */
  readonly own: readonly OwnRows[];
  readonly uses: readonly Use[];
  readonly remove: (ctx: Context, ids: readonly string[]) => Promise<void>;
};

/** Of each thing that is here, its own rows as one short text: another text, and somebody changed it. */
export const printsOf = async (sql: Reads, own: Kind<unknown>['own'], ids: readonly string[], lock = ''): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = new Map<string, unknown[]>();
  for (const [index, { table, column, order, besides = [] }] of own.entries())
    for (const row of await sql.all<Record<string, unknown>>(
      `SELECT * FROM ${table} WHERE ${column} IN (?) ORDER BY ${order}${index === 0 ? lock : ''}`,
      [ids],
    )) {
      const id = String(row[column]);
      rows.set(id, [...(rows.get(id) ?? []), besides.length === 0 ? row : without(row, besides)]);
    }
  return new Map([...rows].map(([id, its]) => [id, createHash('sha256').update(JSON.stringify(its)).digest('hex')]));
};

const without = (row: Record<string, unknown>, columns: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));

/** Which of these somebody has worked with, and the first sentence that says how. */
export const usesOf = async (
  sql: Reads,
  { uses, own }: Pick<Kind<unknown>, 'uses' | 'own'>,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const used = new Map<string, string>();
  const { table: itself } = own[0]!;
  for (const { table, column, prefix, only, said } of uses) {
    const left = ids.filter((id) => !used.has(id));
    const named = prefix === undefined ? 't.id' : sql.dialect === 'mysql' ? `CONCAT('${prefix}:', t.id)` : `'${prefix}:' || t.id`;
    const rows = await sql.all<{ id: string }>(
      `SELECT t.id FROM ${itself} t WHERE t.id IN (?) AND EXISTS (SELECT 1 FROM ${table} u WHERE u.${column} = ${named}${only === undefined ? '' : ` AND ${only}`})`,
      [left],
    );
    for (const { id } of rows) used.set(id, said);
  }
  return used;
};

/** `店名、地址`: the names of what is otherwise; null: nothing. */
export const differing = (pairs: readonly (readonly [name: string, theirs: unknown, ours: unknown])[]): string | null => {
  const names = pairs.flatMap(([name, theirs, ours]) => (theirs === ours ? [] : [name]));
  return names.length === 0 ? null : names.join('、');
};

export const isFault = (row: unknown): row is Fault => typeof row === 'object' && row !== null && 'reason' in row;
