import * as attention from '@mendian/shared/head-office/attention.contract.ts';
import * as contract from '@mendian/shared/master-data/sync.contract.ts';
import test from 'ava';
import { aStaff } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { ask, erpOf, runOf, settle, sync, tablesOf } from './sync-for-tests.ts';

const harness = await startHarness({ erp: erpOf(620) });
const { erp } = harness.sandbox;
const headOffice = await aStaff(harness);
await sync(harness, 'incremental');
test.after.always(harness.stop);
const listed = async () => (await headOffice.call(contract.listSyncRuns, {})).items;
const waiting = async () => (await headOffice.call(attention.listAttention, {})).items.filter(({ kind }) => kind === 'sync-failed');

test.afterEach.always(() => {
  erp.calm();
  harness.clock.advance(60_000);
});

test.serial('while the ERP is down each minute fails, in one row of the list, and a person is told after half an hour', async (t) => {
  erp.misbehave({ down: 'error' });
  const before = (await listed()).length;
  for (let minute = 0; minute < 3; minute += 1) {
    harness.clock.advance(60_000);
    await sync(harness, 'incremental', '定时');
  }
  const [failed, ...others] = await listed();
  t.is(others.length, before);
  t.like(failed, { state: 'failed', error: 'ERP 没有回应或正在出错，稍后自动再试' });
  t.deepEqual(await waiting(), []);
  harness.clock.advance(1_800_000);
  await sync(harness, 'incremental', '定时');
  t.is((await waiting()).length, 1);
  erp.calm();
  await sync(harness, 'incremental', '定时');
  t.deepEqual(await waiting(), []);
});

test.serial('a comparison that the ERP breaks off waits, says why, and goes on by itself when the ERP is back', async (t) => {
  erp.misbehave({ failTimes: 3 });
  const id = await ask(harness, 'full');
  await harness.deliver();
  t.like(await runOf(harness, id), { state: 'waiting', error: 'ERP 没有回应或正在出错，稍后自动再试' });
  await settle(harness);
  t.like(await runOf(harness, id), { state: 'done', error: null, changed: 0 });
});

test.serial('a slow ERP is waited for', async (t) => {
  erp.misbehave({ slowMs: 150 });
  t.like(await sync(harness, 'full'), { state: 'done', changed: 0, refused: 0 });
});

test.serial('a list that is cut short takes nothing away: what it lacks is asked for by code', async (t) => {
  const before = await tablesOf(harness);
  erp.misbehave({ truncated: true });
  t.like(await sync(harness, 'full'), { state: 'done', changed: 0, refused: 0 });
  t.deepEqual(await tablesOf(harness), before);
});

test.serial('a list out of order is not believed, nothing of it is taken, and a person is told at once', async (t) => {
  const before = await tablesOf(harness);
  erp.misbehave({ shuffled: true });
  const run = await sync(harness, 'full');
  t.is(run.state, 'failed');
  t.regex(run.error ?? '', /没有按编码排列/);
  t.deepEqual(await tablesOf(harness), before);
  t.is((await waiting()).length, 1);
  erp.calm();
  await sync(harness, 'full');
  t.deepEqual(await waiting(), []);
});

test.serial('the ERP tells of a change, and it is here without waiting for the minute; a forged notice is refused', async (t) => {
  erp.webhook(`${harness.url}/erp/notify`);
  erp.rename({ list: 'stores', code: 'S00001', name: '推送来的名' });
  await erp.quiet();
  await settle(harness);
  const name = async () => (await harness.reads.one<{ name: string }>(`SELECT name FROM store WHERE code = 'S00001'`))!.name;
  t.is(await name(), '推送来的名');
  t.like((await listed())[0], { askedBy: 'ERP 推送', changed: 1 });

  erp.misbehave({ forgedNotices: true });
  erp.rename({ list: 'stores', code: 'S00001', name: '假的通知' });
  await erp.quiet();
  t.is((await fetch(`${harness.url}/erp/notify`, { method: 'POST', body: '{}' })).status, 401);
  await settle(harness);
  t.is(await name(), '推送来的名');
  erp.webhook(null);
});

test.serial('a run can be stopped: one that waits at once, one under way behind its page, and the next goes on', async (t) => {
  const { id } = await headOffice.call(contract.startSync, { kind: 'full' });
  t.is((await headOffice.call(contract.startSync, { kind: 'full' })).id, id, 'asked for again it is the same run');
  t.is((await headOffice.call(contract.stopSync, { runId: id })).state, 'stopped');
  await settle(harness);
  t.like(await runOf(harness, id), { state: 'stopped', seen: 0 });
  await refused(t, headOffice.call(contract.stopSync, { runId: id }), 'state/not-allowed');

  erp.misbehave({ slowMs: 400 });
  const later = await headOffice.call(contract.startSync, { kind: 'full' });
  const delivering = harness.deliver();
  for (let seen = 0; seen === 0; seen = (await runOf(harness, later.id))!.seen) await new Promise((resolve) => setTimeout(resolve, 20));
  t.true((await headOffice.call(contract.stopSync, { runId: later.id })).can.stop);
  await delivering;
  const stopped = (await runOf(harness, later.id))!;
  t.is(stopped.state, 'stopped');
  t.true(stopped.seen < 620);
  erp.calm();
  t.is((await sync(harness, 'full')).state, 'done');
});

test.serial('who may not, or does not look after the whole chain, sees nothing of it; without an ERP none is begun', async (t) => {
  const viewer = await aStaff(harness, { permissions: ['master-data.view'] });
  t.true((await viewer.call(contract.getSync, {})).configured);
  t.false((await viewer.call(contract.getSync, {})).can.start);
  await refused(t, viewer.call(contract.startSync, { kind: 'full' }), 'auth/forbidden');
  const part = await aStaff(harness, { permissions: ['master-data.view', 'master-data.sync'], scope: [{ kind: 'branch', id: 'b' }] });
  await refused(t, part.call(contract.getSync, {}), 'account/whole-chain');
  await refused(t, part.call(contract.listSyncRefusals, {}), 'account/whole-chain');
  await refused(t, part.call(contract.startSync, { kind: 'full' }), 'account/whole-chain');
  await refused(t, headOffice.call(contract.listSyncChanges, { runId: 'nothing' }), 'thing/not-found');

  const bare = await startHarness();
  const chief = await aStaff(bare);
  t.false((await chief.call(contract.getSync, {})).configured);
  await refused(t, chief.call(contract.startSync, { kind: 'incremental' }), 'master-data/no-erp');
  await bare.stop();
});

test.serial('what a run changed is paged through without missing or repeating a row', async (t) => {
  const [first] = (await listed()).slice(-1);
  const codes: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await headOffice.call(contract.listSyncChanges, {
      runId: first!.id,
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    codes.push(...page.items.map(({ list, code }) => `${list} ${code}`));
    if (page.next === null) break;
    after = page.next;
  }
  t.is(codes.length, first!.added);
  t.is(new Set(codes).size, codes.length);
});
