import { randomBytes } from 'node:crypto';
import test from 'ava';
import * as contract from '@mendian/shared/account/merchant-account.contract.ts';
import * as accounts from '@mendian/shared/account/account.contract.ts';
import * as mine from '@mendian/shared/account/sign-in.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aMerchant, aStaff, aStore, type MerchantMade } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const person = { realName: '刘洋', phone: '13900001111' };
const aName = () => `u${randomBytes(6).toString('hex')}`;
const open = async ({ id: merchantId }: MerchantMade, username = aName()) =>
  (await aStaff(house)).call(contract.addMerchantAccount, { merchantId, username, ...person });

test.serial('a merchant’s first account sees its own stores and may do all at its desk; the password is told once', async (t) => {
  for (const kind of ['franchisee', 'branch'] as const) {
    const merchant = await aMerchant(house, kind);
    await aStore(house, kind === 'branch' ? { branchId: merchant.id } : { ownerId: merchant.id });
    const username = aName();
    const { merchant: view, password } = await open(merchant, username);
    t.like(view, { merchantId: merchant.id, account: { username, enabled: true, mustChangePassword: true, lastSignInAt: null } });
    const { me } = await house.as(null)(mine.signIn.merchant, { username, password });
    t.like(me, { primary: true, stores: 1, mustChangePassword: true });
    t.deepEqual(me.scope.map(({ node }) => node), [`${kind}:${merchant.id}`]); // prettier-ignore
    const kept = JSON.stringify([await house.reads.all('SELECT * FROM audit_log'), await house.reads.all('SELECT * FROM idempotency')]);
    t.false(kept.includes(password));
  }
});

test.serial('a merchant has one first account, however many ask at once', async (t) => {
  const merchant = await aMerchant(house);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => open(merchant)));
  t.is(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') t.is((outcome.reason as { code: string }).code, 'account/merchant-has-one');
  const office = await aStaff(house);
  await refused(t, office.call(contract.addMerchantAccount, { merchantId: 'nothing', username: aName(), ...person }), 'thing/not-found');
  const other = await aMerchant(house);
  const taken = await open(other);
  await refused(
    t,
    office.call(contract.addMerchantAccount, {
      merchantId: (await aMerchant(house)).id,
      username: taken.merchant.account!.username,
      ...person,
    }),
    'account/username-taken',
  );
});

test.serial('merchants are found by code and name, by kind, and by whether they have an account', async (t) => {
  const office = await aStaff(house);
  const word = randomBytes(4).toString('hex');
  const [one, two, three] = [
    await aMerchant(house, 'franchisee', `甲${word}食品`),
    await aMerchant(house, 'branch', `乙${word}分公司`),
    await aMerchant(house, 'franchisee', `丙${word}餐饮`),
  ];
  const opened = await open(one);
  await open(two);
  await office.call(contract.setMerchantAccountEnabled, { accountId: opened.merchant.account!.accountId, enabled: false });
  const codes = async (input: object) =>
    (await office.call(contract.listMerchantAccounts, { text: word, ...input })).items.map(({ code }) => code);
  t.deepEqual(await codes({}), [one, two, three].map(({ code }) => code).sort());
  t.deepEqual(await codes({ text: one.code.toLowerCase() }), [one.code]);
  t.deepEqual(await codes({ kind: 'branch' }), [two.code]);
  t.deepEqual(await codes({ state: 'none' }), [three.code]);
  t.deepEqual(await codes({ state: 'enabled' }), [two.code]);
  t.deepEqual(await codes({ state: 'disabled' }), [one.code]);
  const pages: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await office.call(contract.listMerchantAccounts, { text: word, limit: 2, after });
    pages.push(...page.items.map(({ code }) => code));
    if (page.next === null) break;
    after = page.next;
  }
  t.deepEqual(pages, await codes({}));
});

test.serial('a first account that is kept out is out at once; its sub-accounts, terminals and clerks go on', async (t) => {
  const merchant = await aMerchant(house);
  const store = await aStore(house, { ownerId: merchant.id });
  const clerk = await aClerk(house, store);
  const sub = await aStaff(house, { merchantId: merchant.id, permissions: ['account.manage'], scope: [{ kind: 'store', id: store.id }] });
  const { merchant: view, password } = await open(merchant);
  const { username, accountId } = view.account!;
  const signIn = () => house.as(null)(mine.signIn.merchant, { username, password });
  const { token } = await signIn();
  const office = await aStaff(house);
  const stopped = await office.call(contract.setMerchantAccountEnabled, { accountId, enabled: false });
  t.false(stopped.account!.enabled);
  await refused(t, house.as(token)(mine.getMe.merchant, {}), 'auth/required');
  await refused(t, signIn(), 'account/wrong');
  t.truthy(await sub.call(accounts.listAccounts.merchant, {}));
  t.truthy(await clerk.call(terminal.getTerminal, {}));
  await office.call(contract.setMerchantAccountEnabled, { accountId, enabled: true });
  t.truthy(await signIn());
});

test.serial('a forgotten password is reset to a one-time one; a sub-account is not reached this way', async (t) => {
  const merchant = await aMerchant(house);
  const { merchant: view, password } = await open(merchant);
  const { username, accountId } = view.account!;
  const { token } = await house.as(null)(mine.signIn.merchant, { username, password });
  const office = await aStaff(house);
  const reset = await office.call(contract.resetMerchantPassword, { accountId });
  await refused(t, house.as(token)(mine.getMe.merchant, {}), 'auth/required');
  t.true((await house.as(null)(mine.signIn.merchant, { username, password: reset.password })).me.mustChangePassword);
  const sub = await aStaff(house, { merchantId: merchant.id, permissions: [] });
  const own = await aStaff(house, { permissions: [] });
  for (const one of [sub, own]) {
    await refused(t, office.call(contract.resetMerchantPassword, { accountId: one.accountId }), 'thing/not-found');
    await refused(t, office.call(contract.setMerchantAccountEnabled, { accountId: one.accountId, enabled: false }), 'thing/not-found');
  }
});

test.serial('whoever at head office looks after one branch sees that branch and no other merchant', async (t) => {
  const [branch, other] = [await aMerchant(house, 'branch'), await aMerchant(house)];
  const [own, foreign] = [await open(branch), await open(other)];
  const regional = await aStaff(house, { permissions: ['merchant-account.manage'], scope: [{ kind: 'branch', id: branch.id }] });
  t.deepEqual((await regional.call(contract.listMerchantAccounts, {})).items, [own.merchant]);
  const { accountId } = foreign.merchant.account!;
  await refused(t, regional.call(contract.resetMerchantPassword, { accountId }), 'thing/not-found');
  await refused(t, regional.call(contract.setMerchantAccountEnabled, { accountId, enabled: false }), 'thing/not-found');
  await refused(
    t,
    regional.call(contract.addMerchantAccount, { merchantId: (await aMerchant(house)).id, username: aName(), ...person }),
    'thing/not-found',
  );
});
