import { randomBytes } from 'node:crypto';
import test from 'ava';
import * as device from '@mendian/shared/terminal/device.contract.ts';
import * as release from '@mendian/shared/terminal/release.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aMerchant, aStaff, aStore } from '../../../../test/build.ts';
import { refused, startHarness } from '../../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);

const ofMerchant = async () => {
  const merchant = await aMerchant(house);
  const store = await aStore(house, { ownerId: merchant.id });
  const staff = await aStaff(house, { merchantId: merchant.id, scope: [{ kind: 'franchisee', id: merchant.id }] });
  return { store, staff };
};
const bind = async (code: string, secret = randomBytes(32).toString('base64url')) => {
  const { terminal: made } = await house.as(null)(terminal.bindTerminal, { code, secret, name: '前台' });
  return { terminalId: made.id, call: house.as(secret) };
};

test.serial('a bind code made at the desk binds one terminal within ten minutes, and is kept nowhere', async (t) => {
  const { store, staff } = await ofMerchant();
  const { code } = await staff.call(device.makeBindCode.merchant, { storeId: store.id });
  const kept = JSON.stringify([await house.reads.all('SELECT * FROM terminal_code'), await house.reads.all('SELECT * FROM audit_log')]);
  t.false(kept.includes(code.replace('-', '')) || kept.includes(code));
  const { terminalId } = await bind(code);
  t.deepEqual((await staff.call(device.listDevices.merchant, {})).items.map((one) => one.terminalId), [terminalId]); // prettier-ignore
  await refused(t, bind(code), 'terminal/code-invalid');
  const late = await staff.call(device.makeBindCode.merchant, { storeId: store.id });
  house.clock.advance(10 * 60_000 + 1);
  await refused(t, bind(late.code), 'terminal/code-invalid');
});

test.serial('a device that is disabled is refused at its next request and comes back; one that is unbound does not', async (t) => {
  const { store, staff } = await ofMerchant();
  const clerk = await aClerk(house, store);
  const at = house.as(clerk.secret);
  const terminalId = (await at(terminal.getTerminal, {})).terminal.id;
  await staff.call(device.setDeviceDisabled.merchant, { terminalId, disabled: true });
  await refused(t, at(terminal.getTerminal, {}), 'terminal/disabled');
  await refused(t, clerk.call(terminal.getTerminal, {}), 'terminal/disabled');
  t.like(await staff.call(device.getDevice.merchant, { terminalId }), { state: 'disabled', online: false });
  await staff.call(device.setDeviceDisabled.merchant, { terminalId, disabled: false });
  t.is((await clerk.call(terminal.getTerminal, {})).terminal.id, terminalId);
  await staff.call(device.unbindDevice.merchant, { terminalId });
  await refused(t, at(terminal.getTerminal, {}), 'auth/required');
  await refused(t, clerk.call(terminal.getTerminal, {}), 'auth/required');
  t.is((await staff.call(device.setDeviceDisabled.merchant, { terminalId, disabled: false })).state, 'unbound');
  const actions = await house.reads.all<{ action: string }>('SELECT action FROM audit_log WHERE subject = ? ORDER BY id', [terminalId]);
  const done = actions.map(({ action }) => action).sort();
  t.deepEqual(done, ['terminal.bound', 'terminal.disabled', 'terminal.enabled', 'terminal.unbound']);
});

test.serial('a device of somebody else does not exist, whatever one asks of it', async (t) => {
  const { staff } = await ofMerchant();
  const other = await ofMerchant();
  const { terminalId } = await bind((await other.staff.call(device.makeBindCode.merchant, { storeId: other.store.id })).code);
  await refused(t, staff.call(device.getDevice.merchant, { terminalId }), 'thing/not-found');
  await refused(t, staff.call(device.unbindDevice.merchant, { terminalId }), 'thing/not-found');
  await refused(t, staff.call(device.setDeviceDisabled.merchant, { terminalId, disabled: true }), 'thing/not-found');
  await refused(t, staff.call(device.makeBindCode.merchant, { storeId: other.store.id }), 'thing/not-found');
  t.deepEqual((await staff.call(device.listDevices.merchant, {})).items, []);
});

test.serial('a version reaches the stores that are named, then all; halted, everybody has the one before', async (t) => {
  const { store, staff } = await ofMerchant();
  const office = await aStaff(house);
  const { terminalId, call } = await bind((await staff.call(device.makeBindCode.merchant, { storeId: store.id })).code);
  const wanted = async () => (await call(device.getWantedVersion, {})).version;
  t.is(await wanted(), null);
  const add = (version: string, percent: number, storeIds: string[] = []) =>
    office.call(release.addRelease, { version, notes: '修正打印', percent, storeIds });
  await add('1.0.0', 100);
  house.clock.advance(1_000);
  const next = await add('1.1.0', 0);
  t.is(await wanted(), '1.0.0');
  await office.call(release.widenRelease, { releaseId: next.releaseId, percent: 0, storeIds: [store.id] });
  t.is(await wanted(), '1.1.0');
  await office.call(release.haltRelease, { releaseId: next.releaseId, halted: true });
  t.is(await wanted(), '1.0.0');
  await office.call(release.haltRelease, { releaseId: next.releaseId, halted: false });
  await office.call(release.widenRelease, { releaseId: next.releaseId, percent: 50, storeIds: [] });
  await refused(t, office.call(release.widenRelease, { releaseId: next.releaseId, percent: 49, storeIds: [] }), 'release/only-grows');
  await refused(t, add('1.1.0', 5), 'release/version-taken');
  await refused(t, add('1.2.0', 5, ['nowhere']), 'thing/not-found');
  await refused(t, staff.call(release.listReleases, {}), 'auth/forbidden');
  await call(device.reportTerminal, { model: 'T2 Pro', appVersion: '1.1.0' });
  t.like(await staff.call(device.getDevice.merchant, { terminalId }), { model: 'T2 Pro', appVersion: '1.1.0', wantedVersion: '1.1.0' });
  t.is((await office.call(release.listReleases, {})).items.find(({ version }) => version === '1.1.0')?.running, 1);
  t.is((await office.call(device.listDevices.hq, { appVersion: '1.1.0', text: 'T2' })).items.length, 1);
});

test.serial('head office sees how many terminals, in how many stores, a version stands for', async (t) => {
  const { store, staff } = await ofMerchant();
  const office = await aStaff(house);
  const bindOne = async () => bind((await staff.call(device.makeBindCode.merchant, { storeId: store.id })).code);
  const before = (await office.call(release.listReleases, {})).all;
  await bindOne();
  await bindOne();
  house.clock.advance(1_000);
  const { releaseId } = await office.call(release.addRelease, { version: '2.0.0', notes: '新', percent: 0, storeIds: [store.id] });
  const listed = await office.call(release.listReleases, {});
  t.deepEqual(listed.all, { terminals: before.terminals + 2, stores: before.stores + 1 });
  const reachOf = ({ items }: typeof listed) => items.find((one) => one.releaseId === releaseId)?.wantedBy;
  t.deepEqual(reachOf(listed), { terminals: 2, stores: 1 });
  await office.call(release.haltRelease, { releaseId, halted: true });
  t.deepEqual(reachOf(await office.call(release.listReleases, {})), { terminals: 0, stores: 0 });
  await office.call(release.haltRelease, { releaseId, halted: false });
  await office.call(release.widenRelease, { releaseId, percent: 100, storeIds: [] });
  t.deepEqual(reachOf(await office.call(release.listReleases, {})), listed.all);
});
