import { randomBytes } from 'node:crypto';
import test from 'ava';
import * as contract from '@mendian/shared/terminal/clerk.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aStaff, aStore, type StoreMade } from '../../../test/build.ts';
import { aBusiness, storeScope } from '../../../test/build-business.ts';
import { refused, startHarness, type Call } from '../../../test/harness.ts';
import { makeTerminalCode } from './index.ts';

const house = await startHarness();
test.after.always(house.stop);

const aTerminal = async (store: StoreMade): Promise<Call> => {
  const secret = randomBytes(32).toString('base64url');
  const code = await house.transact((ctx) => makeTerminalCode(ctx, store.id));
  await house.as(null)(terminal.bindTerminal, { code, secret, name: '前台' });
  return house.as(secret);
};

test('a clerk is added at the desk and signs in at the terminal', async (t) => {
  const { first, stores } = await aBusiness(house);
  const storeId = stores[0].id;
  const clerk = await first.call(contract.addStoreClerk.merchant, { storeId, number: '12', name: '小王', pin: '2468' });
  t.like(clerk, { number: '12', name: '小王', locked: false });
  await first.call(contract.addStoreClerk.merchant, { storeId, number: '003', name: '小李', pin: '1357' });
  t.deepEqual((await first.call(contract.listClerks.merchant, { storeId })).items.map(({ number }) => number), ['003', '12']); // prettier-ignore
  const { token } = await (await aTerminal(stores[0]))(terminal.signInClerk, { number: '12', pin: '2468' });
  const { clerkId } = clerk;
  await first.call(contract.renameClerk.merchant, { storeId, clerkId, name: '王小明' });
  t.is((await house.as(token)(terminal.getTerminal, {})).clerk?.name, '王小明');
});

test('a number is one clerk’s in its store, however many are added at once, and free when the clerk leaves', async (t) => {
  const { first, stores } = await aBusiness(house);
  const storeId = stores[0].id;
  const add = (name: string) => first.call(contract.addStoreClerk.merchant, { storeId, number: '8', name, pin: '2468' });
  const outcomes = await Promise.allSettled([add('甲'), add('乙'), add('丙')]);
  const made = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  t.is(made.length, 1);
  for (const outcome of outcomes) if (outcome.status === 'rejected') t.is((outcome.reason as { code: string }).code, 'clerk/number-taken');
  t.truthy(await first.call(contract.addStoreClerk.merchant, { storeId: stores[1].id, number: '8', name: '别店的', pin: '2468' }));

  const { token } = await (await aTerminal(stores[0]))(terminal.signInClerk, { number: '8', pin: '2468' });
  await first.call(contract.endClerk.merchant, { storeId, clerkId: made[0]!.clerkId });
  await refused(t, house.as(token)(terminal.getTerminal, {}), 'auth/required');
  await refused(t, first.call(contract.endClerk.merchant, { storeId, clerkId: made[0]!.clerkId }), 'thing/not-found');
  t.not((await add('丁')).clerkId, made[0]!.clerkId);
});

test('a PIN set anew lifts the lock and ends what ran on the old one', async (t) => {
  const { first, stores } = await aBusiness(house);
  const storeId = stores[0].id;
  const { clerkId } = await first.call(contract.addStoreClerk.merchant, { storeId, number: '5', name: '小王', pin: '2468' });
  const [front, back] = [await aTerminal(stores[0]), await aTerminal(stores[0])];
  const { token } = await front(terminal.signInClerk, { number: '5', pin: '2468' });
  for (let tries = 0; tries < 5; tries += 1) await refused(t, back(terminal.signInClerk, { number: '5', pin: '0000' }), 'clerk/wrong');
  t.true((await first.call(contract.listClerks.merchant, { storeId })).items[0]?.locked);
  t.false((await first.call(contract.resetClerkPin.merchant, { storeId, clerkId, pin: '9753' })).locked);
  await refused(t, house.as(token)(terminal.getTerminal, {}), 'auth/required');
  await refused(t, back(terminal.signInClerk, { number: '5', pin: '2468' }), 'clerk/wrong');
  t.truthy(await back(terminal.signInClerk, { number: '5', pin: '9753' }));
});

test('clerks of a store that one does not look after, or under another store’s address, are not there', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  const elsewhere = await aStore(house);
  const office = await aStaff(house);
  const { clerkId } = await office.call(contract.addStoreClerk.hq, { storeId: stores[1].id, number: '1', name: '小王', pin: '2468' });
  const manager = await aStaff(house, { merchantId: merchant.id, permissions: ['clerk.manage'], scope: storeScope(stores[0]) });
  for (const [by, storeId] of [
    [manager, stores[1].id],
    [manager, stores[0].id],
    [first, stores[0].id],
    [first, elsewhere.id],
    [first, 'nothing'],
  ] as const) {
    await refused(t, by.call(contract.renameClerk.merchant, { storeId, clerkId, name: '改名' }), 'thing/not-found');
    await refused(t, by.call(contract.resetClerkPin.merchant, { storeId, clerkId, pin: '1111' }), 'thing/not-found');
    await refused(t, by.call(contract.endClerk.merchant, { storeId, clerkId }), 'thing/not-found');
  }
  for (const storeId of [stores[1].id, elsewhere.id, 'nothing']) {
    await refused(t, manager.call(contract.listClerks.merchant, { storeId }), 'thing/not-found');
    await refused(t, manager.call(contract.addStoreClerk.merchant, { storeId, number: '9', name: '小王', pin: '2468' }), 'thing/not-found');
  }
});

test('the stores that one looks after are listed with how many work there, by code and name, page by page', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  await first.call(contract.addStoreClerk.merchant, { storeId: stores[1].id, number: '1', name: '小王', pin: '2468' });
  const list = (by: typeof first, input: object = {}) => by.call(contract.listClerkStores.merchant, input);
  const shown = async (by: typeof first, input: object = {}) =>
    (await list(by, input)).items.map(({ name, clerks }) => `${name} ${clerks}`).sort();
  t.deepEqual(await shown(first), ['一店 0', '二店 1']);
  t.deepEqual(await shown(first, { text: '二' }), ['二店 1']);
  const manager = await aStaff(house, { merchantId: merchant.id, permissions: ['clerk.manage'], scope: storeScope(stores[0]) });
  t.deepEqual(await shown(manager), ['一店 0']);
  const page = await list(first, { limit: 1 });
  t.is((await list(first, { limit: 1, after: page.next! })).items.length, 1);
});

test('what is not a number or a PIN is refused with a sentence', async (t) => {
  const { first, stores } = await aBusiness(house);
  const good = { storeId: stores[0].id, number: '1', name: '小王', pin: '2468' };
  const add = (given: object) => first.call(contract.addStoreClerk.merchant, { ...good, ...given });
  t.regex((await refused(t, add({ number: 'A1' }), 'input/invalid')).message, /工号/);
  t.regex((await refused(t, add({ pin: '12' }), 'input/invalid')).message, /密码/);
  t.regex((await refused(t, add({ name: '' }), 'input/invalid')).message, /填写/);
});
