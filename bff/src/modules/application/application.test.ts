import * as roles from '@mendian/shared/account/role.contract.ts';
import * as contract from '@mendian/shared/application/application.contract.ts';
import * as open from '@mendian/shared/application/open.contract.ts';
import type { Endpoint } from '@mendian/shared/kernel/endpoint.ts';
import test from 'ava';
import { aClerk, aCustomer, aMerchant, aStaff, aStore } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { erpOf, sync } from '../master-data/sync-for-tests.ts';

const stores = 260;
const house = await startHarness({ erp: erpOf(stores) });
const headOffice = await aStaff(house);
await sync(house, 'full');
test.after.always(house.stop);
const { clock } = house;
const { erp } = house.sandbox;

let made = 0;
const anApplication = async (callsPerDay = 1_000) => {
  const { application, key } = await headOffice.call(contract.addApplication, { name: `经营分析 ${(made += 1)}`, callsPerDay });
  return { id: application.id, key, call: house.as(key), application };
};

const walk = async (call: ReturnType<typeof house.as>, changedSince?: string) => {
  const codes: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await call(open.openStores, {
      limit: 90,
      ...(changedSince === undefined ? {} : { changedSince }),
      ...(after === undefined ? {} : { after }),
    });
    codes.push(...page.items.map(({ code }) => code));
    if (page.next === null) return { codes, asOf: page.asOf };
    after = page.next;
  }
};

test.serial('an application is shown its key once; with it the stores are walked through, each once, with all fields', async (t) => {
  const { call, key, application } = await anApplication();
  t.regex(key, /^k\.[\w-]{43}$/);
  t.is(application.keyTail, key.slice(-4));
  t.false(JSON.stringify(await headOffice.call(contract.listApplications, {})).includes(key));
  const { codes } = await walk(call);
  t.is(codes.length, stores);
  t.deepEqual(codes, [...new Set(codes)].sort());
  const { items } = await call(open.lookUpStores, { codes: 'S00001,S00002,NOTHING' });
  t.like(items[0], { code: 'S00001', name: '联发广场店', branchCode: 'B01', ownerKind: 'branch', standing: 'open' });
  t.is(items.length, 2);
  t.is((await call(open.openBranches, {})).items.length, 12);
  t.like((await call(open.lookUpBranches, { codes: 'B02' })).items[0], { provinces: ['广东省', '广西壮族自治区', '海南省'] });
  t.true((await call(open.openFranchisees, {})).items.length > 3);
});

test.serial('asked for what changed, it gets that alone, and nothing is missed from one time to the next', async (t) => {
  const { call } = await anApplication();
  clock.advance(600_000);
  const { asOf } = await walk(call);
  clock.advance(600_000);
  erp.rename({ list: 'stores', code: 'S00200', name: '换名店' });
  erp.close({ list: 'stores', code: 'S00100' });
  await sync(house, 'incremental');
  const changed = await walk(call, asOf);
  t.deepEqual(changed.codes.sort(), ['S00100', 'S00200']);
  t.deepEqual((await walk(call, changed.asOf)).codes.sort(), ['S00100', 'S00200'], 'what is near the edge comes twice');
  clock.advance(600_000);
  t.deepEqual((await walk(call, (await walk(call)).asOf)).codes, []);
});

test.serial(
  'the day’s quota is counted exactly also when calls come together, refused with a sentence, and begins anew at midnight',
  async (t) => {
    const { call, id } = await anApplication(5);
    const answers = await Promise.allSettled(Array.from({ length: 9 }, () => call(open.openBranches, { limit: 1 })));
    t.is(answers.filter(({ status }) => status === 'fulfilled').length, 5);
    const refusal = await refused(t, call(open.openBranches, {}), 'limit/too-many');
    t.regex(refusal.message, /5 次调用已用完，明天 0 点恢复/);
    const [listed] = (await headOffice.call(contract.listApplications, {})).items.filter((one) => one.id === id);
    t.is(listed!.callsToday, 5);
    const now = clock.now;
    clock.now = new Date('2026-11-20T16:00:00.000Z');
    await t.notThrowsAsync(call(open.openBranches, {}));
    clock.now = now;
    await headOffice.call(contract.editApplication, { applicationId: id, note: '', callsPerDay: 7, enabled: true });
    await t.notThrowsAsync(call(open.openBranches, {}));
  },
);

test.serial('each call is written down with who, what, when and how much, also the refused ones, and found again', async (t) => {
  const { call, id, application } = await anApplication();
  clock.advance(60_000);
  await call(open.openStores, { limit: 3 });
  clock.advance(1_000);
  await refused(t, call(open.openStores, { after: 'x', changedSince: clock.now.toISOString() }), 'input/invalid');
  const { items } = await headOffice.call(contract.listApplicationCalls, { applicationId: id });
  t.deepEqual(
    items.map(({ applicationName, route, status, rows }) => ({ applicationName, route, status, rows })),
    [
      { applicationName: application.name, route: '/api/open/stores', status: 400, rows: 0 },
      { applicationName: application.name, route: '/api/open/stores', status: 200, rows: 3 },
    ],
  );
  t.deepEqual((await headOffice.call(contract.listApplicationCalls, { applicationId: id, day: '2026-11-19' })).items, []);
});

test.serial('a changed key: the old one works some hours more, or not at all; a disabled application is out at once', async (t) => {
  const { call, id } = await anApplication();
  const next = await headOffice.call(contract.rotateKey, { applicationId: id, oldKeyHours: 2 });
  await t.notThrowsAsync(call(open.openBranches, {}));
  await t.notThrowsAsync(house.as(next.key)(open.openBranches, {}));
  clock.advance(2 * 3_600_000);
  await refused(t, call(open.openBranches, {}), 'auth/required');
  const last = await headOffice.call(contract.rotateKey, { applicationId: id, oldKeyHours: 0 });
  await refused(t, house.as(next.key)(open.openBranches, {}), 'auth/required');
  await headOffice.call(contract.editApplication, { applicationId: id, note: '停用', callsPerDay: 10, enabled: false });
  await refused(t, house.as(last.key)(open.openBranches, {}), 'auth/required');
});

test.serial('others ask whether a person may do something, for a store too, and it is as it is at that moment', async (t) => {
  const { call } = await anApplication();
  const merchant = await aMerchant(house);
  const [own, foreign] = [await aStore(house, { ownerId: merchant.id }), await aStore(house)];
  await headOffice.call(roles.addExtraPermission, { key: 'scale.calibrate', name: '校准电子秤', group: '设备', desk: 'both' });
  const clerkish = await aStaff(house, {
    merchantId: merchant.id,
    permissions: ['scale.calibrate'],
    scope: [{ kind: 'store', id: own.id }],
  });
  const ask = (token: string, permission: string, storeId?: string) =>
    call(open.checkPermission, { token, permission, ...(storeId === undefined ? {} : { storeId }) });
  t.like(await ask(clerkish.token, 'scale.calibrate', own.id), { allowed: true, accountId: clerkish.accountId, name: '陈静' });
  t.false((await ask(clerkish.token, 'scale.calibrate', foreign.id)).allowed);
  t.false((await ask(clerkish.token, 'scale.calibrate', 'nothing')).allowed);
  t.false((await ask(clerkish.token, 'account.manage')).allowed);
  const first = await aStaff(house, { merchantId: merchant.id, scope: [{ kind: 'franchisee', id: merchant.id }] });
  t.true((await ask(first.token, 'scale.calibrate')).allowed);
  t.false((await ask(first.token, 'master-data.sync')).allowed, 'what only head office has');
  t.false((await ask(first.token, 'no.such-thing')).allowed);
  t.deepEqual(await ask('a.nobody', 'scale.calibrate'), { allowed: false, accountId: null, name: null });
  await house.transact(({ sql }) => sql.run('UPDATE account SET enabled = 0 WHERE id = ?', [clerkish.accountId]));
  t.false((await ask(clerkish.token, 'scale.calibrate')).allowed);
});

test.serial('what is for applications is for nobody else, and an application may nothing else', async (t) => {
  const { key } = await anApplication();
  const store = await aStore(house);
  const clerk = await aClerk(house, store);
  const customer = await aCustomer(house);
  const merchant = await aMerchant(house);
  const staff = await aStaff(house, { merchantId: merchant.id, scope: [] });
  const endpoints = house.running.app.endpoints;
  const inputs: Record<string, object> = { codes: { codes: 'S1' } };
  for (const endpoint of endpoints.filter(({ who }) => who === 'application')) {
    const input = { ...inputs['codes'], token: 'a.x', permission: 'a.b' };
    await refused(t, house.as(null)(endpoint, input), 'auth/required');
    for (const token of [clerk.token, clerk.secret, customer.token, staff.token, headOffice.token])
      await refused(t, house.as(token)(endpoint, input), 'auth/forbidden');
  }
  for (const endpoint of endpoints.filter(({ who }: Endpoint) => who !== 'application' && who !== 'anyone').slice(0, 40))
    await refused(t, house.as(key)(endpoint, { storeId: store.id, orderId: 'x', accountId: 'x' }), 'auth/forbidden');
});

test.serial('bad input is refused with a sentence', async (t) => {
  const { call } = await anApplication();
  const many = Array.from({ length: 201 }, (_, index) => `S${index}`).join(',');
  t.regex((await refused(t, call(open.lookUpStores, { codes: many }), 'input/invalid')).message, /最多 200 个/);
  await refused(t, call(open.lookUpStores, { codes: '门店' }), 'input/invalid');
  await refused(t, call(open.openStores, { limit: 501 }), 'input/invalid');
  await refused(t, headOffice.call(contract.addApplication, { name: '经营分析 1', callsPerDay: 5 }), 'application/name-taken');
  await refused(t, headOffice.call(contract.addApplication, { name: '新的', callsPerDay: 0 }), 'input/invalid');
  await refused(t, headOffice.call(contract.rotateKey, { applicationId: 'nothing', oldKeyHours: 0 }), 'thing/not-found');
  const part = await aStaff(house, { permissions: ['application.view', 'application.manage'], scope: [{ kind: 'branch', id: 'b' }] });
  await refused(t, part.call(contract.listApplications, {}), 'account/whole-chain');
});
