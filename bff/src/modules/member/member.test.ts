import { randomBytes } from 'node:crypto';
import test from 'ava';
import * as contract from '@mendian/shared/member/member.contract.ts';
import { aCustomer, anOrder, aProduct, aStore, pieces } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { readAddress, readMember } from './index.ts';

const house = await startHarness();
test.after.always(house.stop);

const anAddress = {
  contact: '王女士',
  phone: '13800138000',
  place: '绿茵路 129 号',
  door: '3 栋 502',
  latE6: 28_682_000,
  lngE6: 115_858_000,
};
const openidOf = (index: number) => house.sandbox.control.customers()[index]!.openid;

test.serial('signing in for the first time makes a member, the second time finds them', async (t) => {
  const first = await house.as(null)(contract.signIn, { code: house.sandbox.control.login(openidOf(0)) });
  const second = await house.as(null)(contract.signIn, { code: house.sandbox.control.login(openidOf(0)) });
  t.is(first.member.id, second.member.id);
  t.not(first.token, second.token);
  t.is((await house.as(second.token)(contract.getMe, {})).id, first.member.id);
});

test.serial('one person signing in on many devices at once is one member', async (t) => {
  const codes = Array.from({ length: 8 }, () => house.sandbox.control.login(openidOf(1)));
  const replies = await Promise.all(codes.map((code) => house.as(null)(contract.signIn, { code })));
  t.is(new Set(replies.map(({ member }) => member.id)).size, 1);
});

test.serial('a code works once, and an invented one never', async (t) => {
  const code = house.sandbox.control.login(openidOf(2));
  await house.as(null)(contract.signIn, { code });
  await refused(t, house.as(null)(contract.signIn, { code }), 'member/code-invalid');
  await refused(t, house.as(null)(contract.signIn, { code: 'invented' }), 'member/code-invalid');
});

test.serial('whom WeChat holds off is told so, and what to do, not that something is broken', async (t) => {
  const code = house.sandbox.control.login(openidOf(2));
  for (const [login, refusal, sentence] of [
    ['TOO_OFTEN', 'limit/too-many', /稍后再试/],
    ['BLOCKED', 'member/blocked', /账号状态/],
  ] as const) {
    house.sandbox.control.misbehave({ login });
    await refused(t, house.as(null)(contract.signIn, { code }), refusal);
    await t.throwsAsync(house.as(null)(contract.signIn, { code }), { message: sentence });
  }
  house.sandbox.control.calm();
  await t.notThrowsAsync(house.as(null)(contract.signIn, { code }));
});

test.serial('a flood of sign-ins from one address is refused, and nobody else’s', async (t) => {
  const signInFrom = async (address: string) => {
    const response = await fetch(`${house.url}${contract.signIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ code: 'invented' }),
    });
    return ((await response.json()) as { code: string }).code;
  };
  const said: string[] = [];
  while (said.at(-1) !== 'limit/too-many') said.push(...(await Promise.all(Array.from({ length: 50 }, () => signInFrom('10.250.0.1')))));
  const admitted = said.filter((code) => code === 'member/code-invalid').length;
  // Twice the limit less one, where a minute ended in the middle of it.
  t.true(admitted >= 600 && admitted < 1_200, `${admitted}`);
  t.is(await signInFrom('10.250.0.2'), 'member/code-invalid');
});

test.serial('after signing out the token is nobody’s', async (t) => {
  const customer = await aCustomer(house, 3);
  await customer.call(contract.signOut, {});
  await refused(t, customer.call(contract.getMe, {}), 'auth/required');
});

test.serial('nickname and invoice details are kept, and can be taken away again', async (t) => {
  const { call } = await aCustomer(house, 4);
  const named = await call(contract.updateMe, { nickname: '阿珍', invoice: { title: '南昌某某公司', taxNo: '91360100MA000000XX' } });
  t.like(named, { nickname: '阿珍', invoice: { title: '南昌某某公司', taxNo: '91360100MA000000XX' } });
  await call(contract.updateMe, { nickname: '阿珍', invoice: null });
  t.is((await call(contract.getMe, {})).invoice, null);
});

test.serial('the phone comes from WeChat, is shown in part and kept whole', async (t) => {
  const { call, openid } = await aCustomer(house, 5);
  const me = await call(contract.setPhone, { code: house.sandbox.control.phoneCode(openid) });
  t.regex(me.phone ?? '', /^1\d{2}\*{4}\d{4}$/);
  t.regex((await readMember(house.reads, me.id))?.phone ?? '', /^1\d{10}$/);
  await refused(t, call(contract.setPhone, { code: 'invented' }), 'member/code-invalid');
});

test.serial('an address is its owner’s: to others it does not exist', async (t) => {
  const owner = await aCustomer(house, 0);
  const other = await aCustomer(house, 1);
  const { id } = await owner.call(contract.addAddress, anAddress);
  await refused(t, other.call(contract.changeAddress, { addressId: id, ...anAddress, door: '1 栋' }), 'thing/not-found');
  await other.call(contract.removeAddress, { addressId: id });
  t.deepEqual((await owner.call(contract.listAddresses, {})).items, [{ id, ...anAddress }]);
  t.deepEqual((await other.call(contract.listAddresses, {})).items, []);

  const ownerId = (await owner.call(contract.getMe, {})).id;
  t.like(await readAddress(house.reads, ownerId, id), { door: '3 栋 502' });
  t.is(await readAddress(house.reads, (await other.call(contract.getMe, {})).id, id), null);

  await owner.call(contract.changeAddress, { addressId: id, ...anAddress, door: '4 栋 101' });
  t.is((await owner.call(contract.listAddresses, {})).items[0]?.door, '4 栋 101');
  await owner.call(contract.removeAddress, { addressId: id });
  t.deepEqual((await owner.call(contract.listAddresses, {})).items, []);
});

test.serial('twenty addresses are kept and no more, also when two come at once', async (t) => {
  const { call } = await aCustomer(house, 5);
  for (let kept = 0; kept < 19; kept += 1) await call(contract.addAddress, anAddress);
  const outcomes = await Promise.allSettled([call(contract.addAddress, anAddress), call(contract.addAddress, anAddress)]);
  t.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  t.is((await call(contract.listAddresses, {})).items.length, 20);
  await refused(t, call(contract.addAddress, anAddress), 'member/too-many-addresses');
});

test.serial('an address sent twice with one key is one address', async (t) => {
  const { call } = await aCustomer(house, 4);
  const key = randomBytes(16).toString('hex');
  const [first, second] = await Promise.all([call(contract.addAddress, anAddress, { key }), call(contract.addAddress, anAddress, { key })]);
  t.deepEqual(first, second);
  t.is((await call(contract.listAddresses, {})).items.length, 1);
});

test.serial('my stores are those I ordered from, the latest first, each once', async (t) => {
  const customer = await aCustomer(house, 3);
  const [near, far] = [await aStore(house), await aStore(house)];
  const [nearSku, farSku] = [await aProduct(house, near), await aProduct(house, far)];
  for (const [store, sku] of [
    [near, nearSku],
    [far, farSku],
    [near, nearSku],
  ] as const) {
    house.clock.advance(60_000);
    await house.transact(({ sql, now }) => sql.run('UPDATE terminal_presence SET seen_at = ?', [now]));
    await anOrder(customer, store, { lines: [pieces(sku)] });
  }
  const { items } = await customer.call(contract.listMyStores, {});
  t.deepEqual(
    items.map(({ storeId }) => storeId),
    [near.id, far.id],
  );
  t.is(items[0]?.lastOrderedAt, house.clock.now.toISOString());
  t.deepEqual((await (await aCustomer(house, 2)).call(contract.listMyStores, {})).items, []);
});

test.serial('the mini-program learns at start which messages to offer, and may keep the answer', async (t) => {
  const settings = await house.as(null)(contract.getMiniSettings, {});
  t.is(settings.templates.ready, house.settings.WECHAT_TEMPLATE_READY);
  const first = await fetch(`${house.url}/api/mini/settings`);
  const again = await fetch(`${house.url}/api/mini/settings`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  t.is(again.status, 304);
});
