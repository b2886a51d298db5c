import { nodeOf, nodeText, wholeChain, type Scope } from '@mendian/shared/account/scope.ts';
import { levelsOfStore } from '@mendian/shared/catalog/level.ts';
import type { listPriceChanges as contract } from '@mendian/shared/catalog/price.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { withinScope, type Condition } from '../../../platform/scope-sql.ts';
import type { Reads, Sql } from '../../../platform/sql.ts';
import { chainLevel, nameOf, namesOf } from '../level/find-level.ts';
import { presentChange, type PriceChangeRow } from './present-change.ts';
import { pricesBefore } from './prices-before.ts';

type Row = PriceChangeRow & {
  /** Null where the level is not a store's. */
  readonly store_name: string | null;
  readonly branch_id: string | null;
  readonly owner_id: string | null;
};

const columns = 'c.*, s.name AS store_name, s.branch_id, s.owner_id';

/** Changes of prices at levels of the asker's, the newest first; ids begin with their time. */
export const listPriceChanges = async (
  { sql, actor, now }: ReadContext<Staff>,
  { planned, after, limit }: InputOf<typeof contract.hq>,
): Promise<ReplyOf<typeof contract.hq>> => {
  const within = levelsWithin(actor.scope);
  const rows = await sql.all<Row>(
    `SELECT ${columns} FROM price_change c LEFT JOIN store s ON s.id = c.store_id
    WHERE ${within.text}${planned === 1 ? ' AND c.cancelled_at IS NULL AND c.valid_from > ?' : ''}${after === undefined ? '' : ' AND c.id < ?'}
    ORDER BY c.id DESC LIMIT ${limit + 1}`,
    [...within.values, ...(planned === 1 ? [now] : []), ...(after === undefined ? [] : [after])],
  );
  const page = rows.slice(0, limit);
  const names = await levelNames(sql, page);
  const changes = page.map((row) => {
    const change = presentChange({ actor, now }, row, { node: row.node, name: names(row) });
    return { change, nodes: nodesOf(row), skuIds: change.prices.map(({ skuId }) => skuId), from: row.valid_from };
  });
  const before = await pricesBefore(sql, changes);
  return {
    items: changes.map((one) => ({
      ...one.change,
      prices: one.change.prices.map((price) => ({ ...price, before: before(one, price.skuId) })),
    })),
    next: rows.length > limit ? page.at(-1)!.id : null,
  };
};

/** Locks a change at a level of the asker's; null: there is none, or it is somebody else's. */
export const lockChange = async ({ sql, actor }: { sql: Sql; actor: Staff }, changeId: string): Promise<Row | null> => {
  const within = levelsWithin(actor.scope);
  const row = await sql.one<Row>(
    `SELECT ${columns} FROM price_change c LEFT JOIN store s ON s.id = c.store_id WHERE c.id = ? AND ${within.text}`,
    [changeId, ...within.values],
  );
  const locked = row && (await sql.one<PriceChangeRow>(`SELECT * FROM price_change WHERE id = ?${sql.lock}`, [changeId]));
  return row && locked && { ...row, ...locked };
};

/** What the levels of changes are called. */
export const levelNames = async (sql: Reads, rows: readonly Row[]): Promise<(row: Row) => string> => {
  const ids = rows.flatMap(({ node, store_id }) => (store_id === null && node !== 'chain' ? [merchantIdOf(node)] : []));
  const names = await namesOf(sql, [...new Set(ids)]);
  return (row) => row.store_name ?? nameOf(row.node, names);
};

/** The levels whose prices count at that of a change. */
const nodesOf = ({ node, store_id: storeId, branch_id: branchId, owner_id: ownerId }: Row): string[] =>
  storeId === null || branchId === null || ownerId === null
    ? [...new Set([chainLevel.node, node])]
    : levelsOfStore({ storeId, branchId, ownerId });

const merchantIdOf = (node: string): string => {
  const level = nodeOf(node);
  return level.kind === 'chain' ? '' : level.id;
};

const levelsWithin = (scope: Scope): Condition => {
  if (wholeChain(scope)) return { text: '1 = 1', values: [] };
  const stores = withinScope(scope);
  return { text: `(c.node IN (?) OR (c.store_id IS NOT NULL AND ${stores.text}))`, values: [scope.map(nodeText), ...stores.values] };
};
