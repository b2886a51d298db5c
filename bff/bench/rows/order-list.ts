import type { RowDataPacket } from 'mysql2/promise';
import type { Scope } from '@mendian/shared/account/scope.ts';
import { listOrders } from '../../src/modules/order-desk/index.ts';
import { openDatabase, type Database } from '../../src/platform/database.ts';
import { someNodes, writeHistory } from '../order-history.ts';
import { plain as figure } from '../words.ts';
import type { World } from '../world.ts';
import { benchStaff, listLines } from './list-lines.ts';
import type { Line, Row } from './row.ts';

const pageRows = 20;
const deepPage = 1_000;

/** The desk's list of orders: a page far down costs as the first one, and neither much more than one indexed read. */
export const orderList: Row = {
  name: 'merchant',
  run: async (world, { quick }) => {
    const count = quick ? 1_000_000 : 10_000_000;
    await writeHistory(world, count);
    const database = openDatabase({ url: world.databaseUrl, replicaUrls: [], connectionsMax: 2 });
    try {
      const { branchId, ownerId, storeIds } = await someNodes(world.plain);
      const branch = { kind: 'branch' as const, id: branchId };
      const many = [branch, { kind: 'franchisee' as const, id: ownerId }, ...storeIds.map((id) => ({ kind: 'store' as const, id }))];
      const effort = { rounds: quick ? 3 : 7, operations: quick ? 1_000 : 3_000, count };
      return [
        ...(await lines(world, database, { name: 'the whole chain', scope: [{ kind: 'chain' }], branchId: null }, effort)),
        ...(await lines(world, database, { name: 'one branch', scope: [branch], branchId }, effort)),
        ...(await lines(world, database, { name: `${many.length} nodes`, scope: many, branchId }, effort)),
      ];
    } finally {
      await database.close();
    }
  },
};

type Case = {
  readonly name: string;
  readonly scope: Scope;
  /** Whose orders the yardstick reads; null: all. */ readonly branchId: string | null;
};
type Effort = { readonly rounds: number; readonly operations: number; readonly count: number };

const lines = async (
  world: World,
  database: Database,
  { name, scope, branchId }: Case,
  { rounds, operations, count }: Effort,
): Promise<Line[]> => {
  const where = branchId === null ? '1 = 1' : 'o.branch_id = ?';
  const values = branchId === null ? [] : [branchId];
  // Left to itself MariaDB reads the branch from its newest order on, and the yardstick would be slower than what it measures.
  const index = branchId === null ? 'PRIMARY' : 'orders_by_branch_id';
  const [[cursor]] = await world.plain.query<({ id: string } & RowDataPacket)[]>(
    `SELECT o.id FROM orders o WHERE ${where} ORDER BY o.id DESC LIMIT 1 OFFSET ${pageRows * (deepPage - 1)}`,
    values,
  );
  const ask = async (after?: string) => {
    const { items } = await listOrders(
      { actor: { ...benchStaff, scope }, sql: database.reads, now: new Date() },
      { limit: pageRows, ...(after === undefined ? {} : { after }) },
    );
    if (items.length !== pageRows) throw new Error(`a page of ${items.length} orders instead of ${pageRows}`);
  };
  const oneRead = async () =>
    void (await world.plain.query(
      `SELECT o.id, o.store_id, o.state, o.mode, o.payable, o.placed_at, s.name FROM orders o FORCE INDEX (${index}) JOIN store s ON s.id = o.store_id
       WHERE ${where} AND o.id < ? ORDER BY o.id DESC LIMIT ${pageRows}`,
      [...values, cursor!.id],
    ));
  const what = `orders of ${name}, page ${deepPage} of ${pageRows} rows, ${figure(count)} orders`;
  return listLines(world, { what, first: () => ask(), deep: () => ask(cursor!.id), oneRead }, { rounds, operations });
};
