import test from 'ava';
import * as accounts from '@mendian/shared/account/account.contract.ts';
import * as mine from '@mendian/shared/account/sign-in.contract.ts';
import { aMerchant, aStaff, aStore } from '../../../test/build.ts';
import { aBusiness, addSubAccount, aRole, aUsername, editSubAccount, person, storeNode } from '../../../test/build-business.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

test('an account for two stores signs in with a one-time password and sees these two', async (t) => {
  const { first, stores } = await aBusiness(house);
  await aStore(house);
  const username = aUsername();
  const made = await addSubAccount(first, { username, scope: stores.map(storeNode) });
  t.like(made.account, { username, realName: '王小明', primary: false, enabled: true, mustChangePassword: true, stores: 2 });
  t.deepEqual(made.account.scope.map(({ name }) => name).sort(), ['一店', '二店']);
  t.deepEqual(made.account.can, { rename: true, change: true, remove: true, resetPassword: true });
  const { me } = await house.as(null)(mine.signIn.merchant, { username, password: made.password });
  t.like(me, { mustChangePassword: true, stores: 2, permissions: [] });
  t.true((await first.call(accounts.getAccount.merchant, { accountId: made.account.accountId })).lastSignInAt !== null);
});

test('a name is one account’s at both desks, however many ask for it at once, and free again when the account is deleted', async (t) => {
  const { first } = await aBusiness(house);
  const office = await aStaff(house);
  const username = aUsername();
  const outcomes = await Promise.allSettled([
    ...[1, 2, 3].map(() => addSubAccount(first, { username })),
    office.call(accounts.addAccount.hq, { username: ` ${username.toUpperCase()}`, ...person, roleIds: [], scope: [] }),
  ]);
  const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  t.is(made.length, 1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') t.is((outcome.reason as { code: string }).code, 'account/username-taken');
  const other = await addSubAccount(first);
  await first.call(accounts.removeAccount.merchant, { accountId: other.account.accountId });
  t.truthy(await addSubAccount(first, { username: other.account.username }));
});

test('the list has one’s own merchant’s accounts, page by page, by the beginning of name and phone', async (t) => {
  const { first } = await aBusiness(house);
  const { first: stranger } = await aBusiness(house);
  await addSubAccount(stranger, { realName: '张三丰' });
  const names = ['张三', '张三丰', '李四', '张%', '王五'];
  for (const [index, realName] of names.entries()) await addSubAccount(first, { realName, phone: `1381234000${index}` });
  const list = (input: object) => first.call(accounts.listAccounts.merchant, input);
  const namesOf = ({ items }: { items: { realName: string }[] }) => items.map(({ realName }) => realName);
  const all = namesOf(await list({}));
  t.deepEqual(all.sort(), [...names, '刘洋'].sort());
  const paged: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await list({ limit: 2, after });
    paged.push(...namesOf(page));
    if (page.next === null) break;
    after = page.next;
  }
  t.deepEqual(paged.sort(), all);
  t.deepEqual(namesOf(await list({ name: '张三' })).sort(), ['张三', '张三丰']);
  t.deepEqual(namesOf(await list({ name: '张%' })), ['张%']);
  t.deepEqual(namesOf(await list({ phone: '13812340002' })), ['李四']);
  t.deepEqual(namesOf(await list({ name: '三' })), []);
});

test('stopping an account ends its sessions at once, and switched on again it signs in', async (t) => {
  const { first } = await aBusiness(house);
  const { account, password } = await addSubAccount(first);
  const signIn = () => house.as(null)(mine.signIn.merchant, { username: account.username, password });
  const { token } = await signIn();
  t.false((await editSubAccount(first, account.accountId, { enabled: false })).enabled);
  await refused(t, house.as(token)(mine.getMe.merchant, {}), 'auth/required');
  await refused(t, signIn(), 'account/wrong');
  await editSubAccount(first, account.accountId, { enabled: true });
  await refused(t, house.as(token)(mine.getMe.merchant, {}), 'auth/required');
  t.truthy(await signIn());
});

test('a changed role or scope counts on the next request', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  const role = await aRole(house, merchant.id, ['account.manage']);
  const { account, password } = await addSubAccount(first, { scope: [storeNode(stores[0])] });
  const { token } = await house.as(null)(mine.signIn.merchant, { username: account.username, password });
  const desk = house.as(token);
  await desk(mine.changeMyPassword.merchant, { current: password, next: 'a-good-new-one' });
  await refused(t, desk(accounts.listAccounts.merchant, {}), 'auth/forbidden');
  await editSubAccount(first, account.accountId, { scope: stores.map(storeNode), roleIds: [role] });
  t.truthy(await desk(accounts.listAccounts.merchant, {}));
  t.is((await desk(mine.getMe.merchant, {})).stores, 2);
  await editSubAccount(first, account.accountId, { scope: [], roleIds: [] });
  await refused(t, desk(accounts.listAccounts.merchant, {}), 'auth/forbidden');
  t.is((await desk(mine.getMe.merchant, {})).stores, 0);
});

test('a deleted account is gone, its sessions with it, and what it did stays', async (t) => {
  const { first } = await aBusiness(house);
  const { account, password } = await addSubAccount(first, { realName: '走了的人' });
  const { token } = await house.as(null)(mine.signIn.merchant, { username: account.username, password });
  await house.as(token)(mine.changeMyPassword.merchant, { current: password, next: 'a-good-new-one' });
  const { accountId } = account;
  await first.call(accounts.removeAccount.merchant, { accountId });
  await refused(t, house.as(token)(mine.getMe.merchant, {}), 'auth/required');
  await refused(t, first.call(accounts.getAccount.merchant, { accountId }), 'thing/not-found');
  await refused(t, first.call(accounts.removeAccount.merchant, { accountId }), 'thing/not-found');
  t.false((await first.call(accounts.listAccounts.merchant, {})).items.some((one) => one.accountId === accountId));
  await refused(t, house.as(null)(mine.signIn.merchant, { username: account.username, password: 'a-good-new-one' }), 'account/wrong');
  const log = await house.reads.all<{ action: string; actor: string }>('SELECT action, actor FROM audit_log WHERE actor_id = ?', [
    accountId,
  ]);
  t.deepEqual(log, [{ action: 'account.password-changed', actor: 'merchant:走了的人' }]);
});

test('a reset password is told once, ends the sessions, lifts the lock, and stands nowhere', async (t) => {
  const { first } = await aBusiness(house);
  const { account, password } = await addSubAccount(first);
  const { username, accountId } = account;
  const signIn = (given: string) => house.as(null)(mine.signIn.merchant, { username, password: given });
  const { token } = await signIn(password);
  for (let tries = 0; tries < 3; tries += 1) await refused(t, signIn('wrong-password'), 'account/wrong');
  await refused(t, signIn(password), 'account/captcha-needed');
  const reset = await first.call(accounts.resetPassword.merchant, { accountId });
  t.not(reset.password, password);
  await refused(t, house.as(token)(mine.getMe.merchant, {}), 'auth/required');
  await refused(t, signIn(password), 'account/wrong');
  t.true((await signIn(reset.password)).me.mustChangePassword);
  const kept = [
    await house.reads.all('SELECT * FROM audit_log WHERE subject = ?', [accountId]),
    await house.reads.all('SELECT * FROM idempotency'),
  ];
  t.false(JSON.stringify(kept).includes(reset.password) || JSON.stringify(kept).includes(password));
});

test('to another merchant, and to head office’s own list, the accounts of a merchant are not there', async (t) => {
  const [{ first }, { first: stranger }, office] = [await aBusiness(house), await aBusiness(house), await aStaff(house)];
  const { accountId } = (await addSubAccount(first)).account;
  const asked = { accountId, ...person, roleIds: [], scope: [], enabled: true };
  await refused(t, stranger.call(accounts.getAccount.merchant, { accountId }), 'thing/not-found');
  await refused(t, stranger.call(accounts.editAccount.merchant, asked), 'thing/not-found');
  await refused(t, office.call(accounts.getAccount.hq, { accountId }), 'thing/not-found');
  await refused(t, office.call(accounts.editAccount.hq, asked), 'thing/not-found');
});

test('an account whose store went to another merchant can still be managed by its own', async (t) => {
  const { first, stores } = await aBusiness(house);
  const { accountId } = (await addSubAccount(first, { scope: stores.map(storeNode) })).account;
  const buyer = await aMerchant(house);
  await house.transact(({ sql }) => sql.run('UPDATE store SET owner_id = ? WHERE id = ?', [buyer.id, stores[1].id]));
  const view = await first.call(accounts.getAccount.merchant, { accountId });
  t.deepEqual(view.scope, [{ node: storeNode(stores[0]), name: '一店' }]);
  t.is(view.stores, 1);
  t.truthy(await editSubAccount(first, accountId, { scope: [storeNode(stores[0])] }));
  await refused(t, editSubAccount(first, accountId, { scope: stores.map(storeNode) }), 'account/not-yours-to-grant');
});
