import { randomBytes } from 'node:crypto';
import test from 'ava';
import { addAccount, listAccounts } from '@mendian/shared/account/account.contract.ts';
import * as member from '@mendian/shared/member/member.contract.ts';
import * as order from '@mendian/shared/order/order.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces } from '../../test/build.ts';
import { refused, startHarness } from '../../test/harness.ts';
import type { Actor } from './actor.ts';
import { guessActor } from './guessed-actor.ts';
import { hashOf } from './chance.ts';
import { allRows, question } from './sql.ts';

const harness = await startHarness();
test.after.always(harness.stop);
const { reads, transact, house } = harness;

/** As another process would: nothing in the one that is asked hears of it. */
const elsewhere = (text: string, values: readonly string[]) => transact(({ sql, now }) => sql.run(text, [now, ...values]));
const endElsewhere = (token: string) => elsewhere('UPDATE session SET ended_at = ? WHERE token_hash = ?', [hashOf(token)]);

test('a session that was ended elsewhere is over on the next request, whatever is asked', async (t) => {
  const store = await aStore(harness);
  const product = await aProduct(harness, store);
  const ask = { storeId: store.id, mode: 'pickup' as const, slotStart: null, addressId: null, lines: [pieces(product)] };
  type Customer = Awaited<ReturnType<typeof aCustomer>>;
  const calls = {
    read: ({ call }: Customer) => call(member.getMe, {}),
    write: ({ call }: Customer) => call(member.updateMe, { nickname: '换了名', invoice: null }),
    'steps that look first': ({ call }: Customer) => call(order.quoteOrder, ask),
    'input that is refused': ({ call }: Customer) => call(member.updateMe, { nickname: '', invoice: null }),
    'an order that is not there': ({ call }: Customer) => call(order.getOrder, { orderId: 'x'.repeat(26) }),
  };
  for (const [what, callAgain] of Object.entries(calls)) {
    const customer = await aCustomer(harness);
    await customer.call(member.getMe, {});
    await customer.call(member.updateMe, { nickname: '第一次', invoice: null });
    await endElsewhere(customer.token);
    await refused(t, callAgain(customer), 'auth/required');
    const row = await reads.one<{ nickname: string }>('SELECT nickname FROM member WHERE openid = ?', [customer.openid]);
    t.is(row?.nickname, '第一次', what);
  }
});

test('a session that was ended elsewhere before its first request is over too', async (t) => {
  const customer = await aCustomer(harness);
  await endElsewhere(customer.token);
  await refused(t, customer.call(member.getMe, {}), 'auth/required');
});

test('a reply that was kept is not given to a session that is over', async (t) => {
  const store = await aStore(harness);
  const lines = [pieces(await aProduct(harness, store))];
  const customer = await aCustomer(harness);
  const key = randomBytes(12).toString('hex');
  const { id, payable } = await anOrder(customer, store, { lines }, key);
  t.is((await anOrder(customer, store, { lines, expectedPayable: payable }, key)).id, id);
  await endElsewhere(customer.token);
  await refused(t, anOrder(customer, store, { lines, expectedPayable: payable }, key), 'auth/required');
});

test('a clerk, a terminal and what they are called count as they are at the request', async (t) => {
  const store = await aStore(harness);
  const [clerk, customer] = [await aClerk(harness, store), await aCustomer(harness)];
  const board = () => clerk.call(terminal.getBoard, {});
  const asTerminal = () => harness.as(clerk.secret)(terminal.getTerminal, {});
  await board();
  await asTerminal();
  await transact(({ sql }) => sql.run('UPDATE clerk SET name = ? WHERE store_id = ?', ['改名了', store.id]));
  const { id } = await anOrder(customer, store, { lines: [pieces(await aProduct(harness, store))] });
  await pay(harness, customer, id);
  await clerk.call(terminal.takeOrder, { orderId: id });
  t.is((await reads.one<{ taken_by: string }>('SELECT taken_by FROM orders WHERE id = ?', [id]))?.taken_by, '改名了');

  await elsewhere('UPDATE terminal SET disabled_at = ? WHERE store_id = ?', [store.id]);
  await refused(t, board(), 'terminal/disabled');
  await refused(t, asTerminal(), 'terminal/disabled');
  await transact(({ sql }) => sql.run('UPDATE terminal SET disabled_at = NULL WHERE store_id = ?', [store.id]));
  await board();
  await elsewhere('UPDATE clerk SET ended_at = ? WHERE store_id = ?', [store.id]);
  await refused(t, board(), 'auth/required');
  await elsewhere('UPDATE terminal SET ended_at = ? WHERE store_id = ?', [store.id]);
  await refused(t, asTerminal(), 'auth/required');
});

test('a session that expires is over by the clock', async (t) => {
  const customer = await aCustomer(harness);
  await customer.call(member.getMe, {});
  await transact(({ sql, now }) => sql.run('UPDATE session SET expires_at = ? WHERE token_hash = ?', [now, hashOf(customer.token)]));
  await refused(t, customer.call(member.getMe, {}), 'auth/required');
});

test('what an account may do counts on its next request', async (t) => {
  const { call, accountId, token } = await aStaff(harness, { permissions: ['account.manage'] });
  const list = () => call(listAccounts.hq, {});
  await list();
  await list();
  await transact(({ sql }) => sql.run('UPDATE role SET permissions = ? WHERE id IN (SELECT role_id FROM account_role WHERE account_id = ?)', ['order.see', accountId])); // prettier-ignore
  await refused(t, list(), 'auth/forbidden');
  await transact(async ({ sql }) => sql.later.run('UPDATE account SET is_primary = 1 WHERE id = ?', [accountId]));
  await list();
  await transact(({ sql }) => sql.run('UPDATE account SET must_change = 1 WHERE id = ?', [accountId]));
  await refused(t, call(addAccount.hq, {} as never), 'account/password-must-change');
  await transact(({ sql }) => sql.run('UPDATE account SET must_change = 0 WHERE id = ?', [accountId]));
  await list();
  await endElsewhere(token);
  await refused(t, list(), 'auth/required');
});

const aGuess = (stillSo: () => boolean) => {
  const actor: Actor = { kind: 'customer', memberId: 'm', sessionId: 's' };
  let proven = 0;
  const guess = guessActor(house, {
    actor,
    stillSo: question('SELECT 1 AS so', [], () => stillSo()),
    proven: () => void (proven += 1),
  });
  return { guess, timesProven: () => proven };
};
const feature = (key: string) => ({ feature_key: key, percent: 1, halted: 0, changed_by: 'test', changed_at: new Date() });
const isThere = async (key: string) => (await reads.one('SELECT 1 AS so FROM feature_stage WHERE feature_key = ?', [key])) !== null;

test('a transaction for a wrong guess never commits, also where it waits for no answer or overhears it', async (t) => {
  for (const overhear of [false, true]) {
    const key = randomBytes(12).toString('hex');
    const { guess, timesProven } = aGuess(() => false);
    const held = await guess.holds(() =>
      guess.house.database.transaction(async (sql) => {
        if (overhear) await sql.one('SELECT 1 AS so').catch(() => null);
        sql.later.insert('feature_stage', [feature(key)]);
      }),
    );
    t.deepEqual([held, await isThere(key), timesProven()], [false, false, 0]);
  }
});

test('a right guess is asked about once, with the first statement, and told of once', async (t) => {
  let asked = 0;
  const { guess, timesProven } = aGuess(() => (asked += 1) > 0);
  const key = randomBytes(12).toString('hex');
  const held = await guess.holds(async () => {
    t.is((await guess.house.database.reads.all('SELECT 1 AS so')).length, 1);
    await guess.house.database.reads.ask(allRows('SELECT 1 AS so', []));
    await guess.house.database.transaction((sql) => sql.insert('feature_stage', [feature(key)]));
  });
  t.deepEqual([held, await isThere(key), asked, timesProven()], [true, true, 1, 1]);
});

test('whatever asks nothing, or fails before it asks, is asked for in the end', async (t) => {
  for (const right of [true, false]) {
    const idle = aGuess(() => right);
    t.is(await idle.guess.holds(async () => undefined), right);
    const failing = aGuess(() => right);
    const failed = failing.guess.holds(() => Promise.reject(new Error('of its own')));
    if (right) await t.throwsAsync(failed, { message: 'of its own' });
    else t.false(await failed);
    t.is(failing.timesProven(), right ? 1 : 0);
  }
});
