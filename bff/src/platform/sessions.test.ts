import test from 'ava';
import { nodeText } from '@mendian/shared/account/scope.ts';
import { aClerk, aCustomer, aStaff, aStore } from '../../test/build.ts';
import { startHarness } from '../../test/harness.ts';
import { actorOf, endClerkSessions, endSession, openSession } from './sessions.ts';

const harness = await startHarness();
test.after.always(harness.stop);
const { reads, transact, clock } = harness;

const who = (token: string, now = clock.now) => actorOf(reads, token, now);
const dayMs = 86_400_000;

test('a token stands for its owner until it expires', async (t) => {
  const token = await transact((ctx) => openSession(ctx, 'customer', 'member-1'));
  t.like(await who(token), { kind: 'customer', memberId: 'member-1' });
  t.like(await who(token, new Date(clock.now.getTime() + 90 * dayMs - 1)), { kind: 'customer' });
  t.is(await who(token, new Date(clock.now.getTime() + 90 * dayMs)), null);
});

test('a desk’s session is good for 30 days, a clerk’s for one', async (t) => {
  const { token: office } = await aStaff(harness, { name: '陈静' });
  t.like(await who(office, new Date(clock.now.getTime() + 30 * dayMs - 1)), { kind: 'headOffice', name: '陈静' });
  t.is(await who(office, new Date(clock.now.getTime() + 30 * dayMs)), null);
  const clerk = await aClerk(harness, await aStore(harness));
  t.like(await who(clerk.token, new Date(clock.now.getTime() + dayMs - 1)), { kind: 'clerk' });
  t.is(await who(clerk.token, new Date(clock.now.getTime() + dayMs)), null);
});

test('an ended session is over on the next request, the others of the same person go on', async (t) => {
  const [first, second] = [await aCustomer(harness, 0), await aCustomer(harness, 0)];
  const actor = await who(first.token);
  await transact((ctx) => endSession(ctx, actor?.kind === 'customer' ? actor.sessionId : ''));
  t.is(await who(first.token), null);
  t.like(await who(second.token), { kind: 'customer' });
});

test('no token of another, no half a token, and no other kind of token opens anything', async (t) => {
  const { token, secret } = await aClerk(harness, await aStore(harness));
  for (const wrong of ['', '.', 'c.', 'k.wrong', token.slice(0, -1), `${token}x`, token.slice(2), `x.${secret}`, secret.toUpperCase()])
    t.is(await who(wrong), null, wrong);
  t.like(await who(secret), { kind: 'terminal' });
});

test('a clerk who left, or whose terminal was taken away, is nobody', async (t) => {
  const store = await aStore(harness);
  const [gone, staying] = [await aClerk(harness, store), await aClerk(harness, store)];
  const actor = await who(gone.token);
  t.is(actor?.kind, 'clerk');
  if (actor?.kind !== 'clerk') return;
  await transact(({ sql, now }) => sql.run('UPDATE clerk SET ended_at = ? WHERE id = ?', [now, actor.clerkId]));
  t.is(await who(gone.token), null);
  t.like(await who(gone.secret), { kind: 'terminal' });

  const other = await who(staying.secret);
  await transact(({ sql, now }) =>
    sql.run('UPDATE terminal SET ended_at = ? WHERE id = ?', [now, other?.kind === 'terminal' ? other.terminalId : '']),
  );
  t.is(await who(staying.token), null);
  t.is(await who(staying.secret), null);
});

test('ending a terminal’s clerk sessions leaves customers and other terminals alone', async (t) => {
  const store = await aStore(harness);
  const [here, there] = [await aClerk(harness, store), await aClerk(harness, store)];
  const customer = await aCustomer(harness, 1);
  const actor = await who(here.token);
  await transact((ctx) => endClerkSessions(ctx, actor?.kind === 'clerk' ? actor.terminalId : ''));
  t.is(await who(here.token), null);
  t.like(await who(there.token), { kind: 'clerk' });
  t.like(await who(customer.token), { kind: 'customer' });
});

test('whoever reads the database finds no token in it', async (t) => {
  const token = await transact((ctx) => openSession(ctx, 'customer', 'member-2'));
  const rows = await reads.all<object>('SELECT * FROM session');
  t.true(rows.length > 0);
  t.false(JSON.stringify(rows).includes(token.slice(2)));
});

test('what an account may do and see is what its roles and its scope say at that moment', async (t) => {
  const store = await aStore(harness);
  await transact(({ sql }) => sql.run('UPDATE store SET owner_id = ? WHERE id = ?', ['merchant-1', store.id]));
  const { token, accountId } = await aStaff(harness, {
    merchantId: 'merchant-1',
    permissions: ['order.see', 'order.refund'],
    scope: [
      { kind: 'franchisee', id: 'merchant-1' },
      { kind: 'store', id: store.id },
    ],
  });
  const actor = await who(token);
  t.is(actor?.kind, 'merchant');
  if (actor?.kind !== 'merchant') return;
  t.deepEqual([...(actor.permissions as ReadonlySet<string>)].sort(), ['order.refund', 'order.see']);
  t.deepEqual(actor.scope.map(nodeText).sort(), ['franchisee:merchant-1', `store:${store.id}`]);

  await transact(({ sql }) => sql.run('DELETE FROM account_role WHERE account_id = ?', [accountId]));
  await transact(({ sql }) => sql.run(`DELETE FROM account_scope WHERE account_id = ? AND node LIKE 'store:%'`, [accountId]));
  t.like(await who(token), { permissions: new Set(), scope: [{ kind: 'franchisee', id: 'merchant-1' }] });
});

test('a store that goes to another merchant is out of the old one’s accounts on their next request, and never was in a stranger’s', async (t) => {
  const store = await aStore(harness);
  const ownedBy = (ownerId: string, branchId: string) =>
    transact(({ sql }) => sql.run('UPDATE store SET owner_id = ?, branch_id = ? WHERE id = ?', [ownerId, branchId, store.id]));
  const scope = [{ kind: 'store' as const, id: store.id }];
  const scopeOf = async (token: string) => {
    const actor = await who(token);
    return actor?.kind === 'merchant' ? actor.scope : null;
  };
  const { token } = await aStaff(harness, { merchantId: 'merchant-1', permissions: [], scope });
  const { token: branch } = await aStaff(harness, { merchantId: 'branch-7', permissions: [], scope });
  await ownedBy('merchant-1', 'branch-7');
  t.deepEqual([await scopeOf(token), await scopeOf(branch)], [scope, scope]);
  await ownedBy('merchant-2', 'branch-7');
  t.deepEqual([await scopeOf(token), await scopeOf(branch)], [[], scope]);
  await ownedBy('merchant-2', 'branch-8');
  t.deepEqual(await scopeOf(branch), []);
  await ownedBy('merchant-1', 'branch-8');
  t.deepEqual(await scopeOf(token), scope, 'given back, it is there again');
});

test('an account that is stopped or deleted is nobody on its next request', async (t) => {
  for (const change of ['enabled = 0', 'deleted_at = created_at']) {
    const { token, accountId } = await aStaff(harness);
    t.truthy(await who(token));
    await transact(({ sql }) => sql.run(`UPDATE account SET ${change} WHERE id = ?`, [accountId]));
    t.is(await who(token), null, change);
  }
});
