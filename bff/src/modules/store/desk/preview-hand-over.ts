import { nodeText } from '@mendian/shared/account/scope.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type * as contract from '@mendian/shared/store/hand-over.contract.ts';
import type { ReadContext } from '../../../platform/context.ts';
import type { ActorOf } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import { requireHandOver, type Merchant } from './hand-over.ts';
import { partyOf } from './present-listed.ts';

type Preview = typeof contract.previewHandOver;

/** What goes along with a store that is handed over, and who loses it. */
export const previewHandOver = async (ctx: ReadContext<ActorOf<'headOffice'>>, input: InputOf<Preview>): Promise<ReplyOf<Preview>> => {
  const { sql } = ctx;
  const { store, owner, branch } = await requireHandOver(ctx, input);
  const former = await sql.all<Merchant>('SELECT id, code, name, kind FROM merchant WHERE id IN (?)', [[store.owner_id, store.branch_id]]);
  const named = (id: string) => {
    const known = former.find((merchant) => merchant.id === id);
    return partyOf(id, known?.code ?? null, known?.name ?? null);
  };
  const clerks = await sql.all<{ name: string }>('SELECT name FROM clerk WHERE store_id = ? AND ended_at IS NULL ORDER BY number', [
    store.id,
  ]);
  return {
    from: { owner: named(store.owner_id), branch: named(store.branch_id) },
    to: { owner, branch },
    clerks: clerks.map(({ name }) => name),
    devices: await count(sql, 'FROM terminal WHERE store_id = ? AND ended_at IS NULL', store.id),
    stockedSkus: await count(sql, 'FROM stock WHERE store_id = ? AND on_hand > 0', store.id),
    plannedPrices: await countPlanned(ctx, store.id, leftBy(store, [owner.id, branch.id])),
    openOrders: await count(
      sql,
      `FROM orders WHERE store_id = ? AND state IN ('unpaid', 'new', 'preparing', 'ready', 'delivering')`,
      store.id,
    ),
    accounts: await readLosing(sql, store.id, [owner.id, branch.id]),
  };
};

const count = async (sql: Reads, from: string, storeId: string): Promise<number> =>
  (await sql.one<{ found: number }>(`SELECT COUNT(*) AS found ${from}`, [storeId]))!.found;

/** Whose prices counted in the store and will not any more. */
const leftBy = (store: { readonly owner_id: string; readonly branch_id: string }, next: readonly string[]): string[] =>
  [store.owner_id, store.branch_id].filter((id) => !next.includes(id));

const countPlanned = async (
  { sql, now }: Pick<ReadContext, 'sql' | 'now'>,
  storeId: string,
  left: readonly string[],
): Promise<ReplyOf<Preview>['plannedPrices']> => {
  const countAt = async (nodes: readonly string[]): Promise<number> =>
    (await sql.one<{ found: number }>(
      'SELECT COUNT(*) AS found FROM price_change WHERE node IN (?) AND valid_from > ? AND cancelled_at IS NULL',
      [nodes, now],
    ))!.found;
  const levels = left.flatMap((id) => (['branch', 'franchisee'] as const).map((kind) => nodeText({ kind, id })));
  return { stay: await countAt([nodeText({ kind: 'store', id: storeId })]), end: await countAt(levels) };
};

const readLosing = (sql: Reads, storeId: string, keep: readonly string[]): Promise<ReplyOf<Preview>['accounts']> =>
  sql.all(
    `SELECT a.username, a.real_name AS realName FROM account_scope n JOIN account a ON a.id = n.account_id
    WHERE n.node = ? AND a.merchant_id IS NOT NULL AND a.merchant_id NOT IN (?) AND a.deleted_at IS NULL ORDER BY a.username`,
    [nodeText({ kind: 'store', id: storeId }), keep],
  );
