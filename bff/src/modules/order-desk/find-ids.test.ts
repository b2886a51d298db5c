import test from 'ava';
import fc from 'fast-check';
import type { ScopeNode } from '@mendian/shared/account/scope.ts';
import { aCustomer, anOrder, aProduct, aStore, pieces } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import type { Staff } from '../../platform/actor.ts';
import { newUlid } from '../../platform/chance.ts';
import type { Value } from '../../platform/sql.ts';
import type { OrderRow } from '../order/index.ts';
import { listOrders } from './list-orders.ts';
import { maySee } from './order-scope.ts';

const house = await startHarness();
test.after.always(house.stop);

const minuteMs = 60_000;
/** How long after the one before it: together they make short spans and spans over many days. */
const gapsMs = [1, 10, minuteMs, 60 * minuteMs, 3 * 1440 * minuteMs];
const merchants = [0, 1, 2, 3];
const storeIds = Array.from({ length: 8 }, (_, place) => `store-${place}`);

const order = fc.record({
  store: fc.nat(7),
  owner: fc.constantFrom(...merchants),
  branch: fc.constantFrom(...merchants),
  gapMs: fc.constantFrom(...gapsMs),
});
const node = fc.oneof(
  { weight: 4, arbitrary: fc.nat(7).map((place): ScopeNode => ({ kind: 'store', id: storeIds[place]! })) },
  fc.constantFrom(...merchants).map((id): ScopeNode => ({ kind: 'branch', id: `m${id}` })),
  fc.constantFrom(...merchants).map((id): ScopeNode => ({ kind: 'franchisee', id: `m${id}` })),
);

const staffOf = (scope: readonly ScopeNode[], merchantId: string | null): Staff => {
  const atDesk = {
    accountId: 'a',
    name: 'a',
    sessionId: 's',
    permissions: 'all' as const,
    scope,
    primary: true,
    mustChangePassword: false,
  };
  return merchantId === null ? { kind: 'headOffice', ...atDesk } : { kind: 'merchant', merchantId, ...atDesk };
};

/** Copies of one order in other places, instead of all before; gives them. */
const putOrders = async (
  sample: Record<string, Value>,
  made: readonly { store: number; owner: number; branch: number; gapMs: number }[],
) => {
  let ms = house.clock.now.getTime() - made.reduce((sum, { gapMs }) => sum + gapMs, 0);
  const rows = made.map(({ store, owner, branch, gapMs }) => {
    ms += gapMs;
    const place = { store_id: storeIds[store]!, owner_id: `m${owner}`, branch_id: `m${branch}` };
    return { ...sample, id: newUlid(new Date(ms)), pickup_code: null, ...place };
  });
  await house.transact(async ({ sql }) => {
    await sql.run('DELETE FROM orders');
    await sql.insert('orders', rows);
  });
  return rows;
};

const pagesOf = async (actor: Staff, limit: number): Promise<string[]> => {
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const input = { limit, ...(after === '' ? {} : { after }) };
    const { items, next }: Awaited<ReturnType<typeof listOrders>> = await listOrders(
      { actor, sql: house.reads, now: house.clock.now },
      input,
    );
    seen.push(...items.map(({ id }) => id));
    after = next;
  }
  return seen;
};

test('however nodes, stores and times lie, the pages are what may be seen, the newest first, each once', async (t) => {
  const store = await aStore(house);
  const { id } = await anOrder(await aCustomer(house), store, { lines: [pieces(await aProduct(house, store))] });
  const sample = (await house.reads.one<Record<string, Value>>('SELECT * FROM orders WHERE id = ?', [id]))!;
  const known = (await house.reads.one<Record<string, Value>>('SELECT * FROM store WHERE id = ?', [store.id]))!;
  await house.transact(({ sql }) =>
    sql.insert(
      'store',
      storeIds.map((storeId) => ({ ...known, id: storeId, code: storeId })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { minLength: 1, maxLength: 40 }),
      fc.uniqueArray(node, { maxLength: 9, selector: ({ kind, ...of }) => `${kind}${JSON.stringify(of)}` }),
      fc.constantFrom(null, 'm0', 'm1'),
      fc.constantFrom(1, 2, 5, 20),
      async (made, scope, merchantId, limit) => {
        const rows = await putOrders(sample, made);
        const actor = staffOf(scope, merchantId);
        const visible = rows.filter((row) => maySee(actor, row as unknown as OrderRow)).map((row) => row.id);
        t.deepEqual(await pagesOf(actor, limit), visible.sort().reverse());
      },
    ),
    { numRuns: 150 },
  );
});
