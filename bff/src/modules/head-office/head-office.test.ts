import test from 'ava';
import * as contract from '@mendian/shared/head-office/attention.contract.ts';
import type { AttentionKind } from '@mendian/shared/head-office/attention.contract.ts';
import { aClerk, aCustomer, aStaff, aStore } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { raiseAttention } from '../../platform/attention.ts';
import { retryAttention } from './handle-attention.ts';

const house = await startHarness();
test.after.always(house.stop);

const asHeadOffice = async (name = 'chen') => (await aStaff(house, { name })).call;
const raise = (kind: AttentionKind, subject: string, more: { storeId?: string; refundId?: string } = {}) =>
  house.transact((ctx) => raiseAttention(ctx, { kind, subject, text: `请处理 ${subject}`, ...more }));
const idOf = async (subject: string) =>
  (await house.reads.one<{ id: string }>('SELECT id FROM attention WHERE subject = ?', [subject]))!.id;

test.serial('head office sees what waits for a person, the newest first, page by page', async (t) => {
  const call = await asHeadOffice();
  const store = await aStore(house, { name: '八一广场店' });
  for (const subject of ['a', 'b', 'c', 'd', 'e']) {
    house.clock.advance(1_000);
    await raise('order-untaken', subject, { storeId: store.id });
  }
  const first = await call(contract.listAttention, { limit: 2 });
  const second = await call(contract.listAttention, { limit: 2, after: first.next! });
  const third = await call(contract.listAttention, { limit: 2, after: second.next! });
  const texts = [first, second, third].flatMap(({ items }) => items.map(({ text }) => text.slice(-1)));
  t.deepEqual(texts, ['e', 'd', 'c', 'b', 'a']);
  t.is(third.next, null);
  t.like(first.items[0], { storeName: '八一广场店', can: { retry: false, settle: true } });
});

test.serial('neither customers nor clerks nor passers-by see the list', async (t) => {
  const customer = await aCustomer(house);
  const clerk = await aClerk(house, await aStore(house));
  await refused(t, customer.call(contract.listAttention, {}), 'auth/forbidden');
  await refused(t, clerk.call(contract.listAttention, {}), 'auth/forbidden');
  await refused(t, house.as(null)(contract.listAttention, {}), 'auth/required');
});

test.serial('what was settled leaves the list, with who did it and how', async (t) => {
  const call = await asHeadOffice('chen');
  await raise('bill-difference', 'bill-1');
  const attentionId = await idOf('bill-1');
  const settled = await call(contract.settleAttention, { attentionId, how: '已与微信对账，手工补记' });
  t.deepEqual(settled.can, { retry: false, settle: false });
  t.false((await call(contract.listAttention, {})).items.some(({ id }) => id === attentionId));
  t.deepEqual(
    await call(contract.settleAttention, { attentionId, how: '已与微信对账，手工补记' }),
    settled,
    'sent again, it is answered the same',
  );
  const other = await asHeadOffice('li');
  await refused(t, other(contract.settleAttention, { attentionId, how: '重复' }), 'state/not-allowed');
  const log = await house.reads.all<{ actor: string; detail: string }>(
    `SELECT actor, detail FROM audit_log WHERE action = 'attention.settled' AND subject = ?`,
    [attentionId],
  );
  t.is(log.length, 1);
  t.is(log[0]?.actor, 'headOffice:chen');
  t.true(log[0]?.detail.includes('手工补记'));
});

test.serial('only a held refund can be tried again, and head office does not settle what is not there', async (t) => {
  const call = await asHeadOffice();
  await raise('order-untaken', 'order-1');
  await refused(t, call(contract.retryAttention, { attentionId: await idOf('order-1') }), 'state/not-allowed');
  await refused(t, call(contract.retryAttention, { attentionId: 'nothing' }), 'thing/not-found');
  await refused(t, call(contract.settleAttention, { attentionId: 'nothing', how: '无' }), 'thing/not-found');
});

test.serial('trying a held refund again starts that refund, and says so in the audit log', async (t) => {
  await raise('refund-held', 'refund-1', { refundId: 'refund-1' });
  const attentionId = await idOf('refund-1');
  const headOffice = {
    ...{ kind: 'headOffice' as const, accountId: 'a', name: 'chen', sessionId: 's', permissions: 'all' as const },
    ...{ scope: [{ kind: 'chain' as const }], primary: true, mustChangePassword: false },
  };
  const started: string[] = [];
  const retry = retryAttention({ refund: async (_ctx, refundId) => void started.push(refundId), settleRefund: async () => undefined });
  const view = await house.transact((ctx) => retry({ ...ctx, actor: headOffice }, { attentionId }));
  t.deepEqual(started, ['refund-1']);
  t.true(view.can.retry, 'it stays until the outcome is known');
  t.is((await house.reads.all(`SELECT id FROM audit_log WHERE action = 'attention.retried'`)).length, 1);
});

test.serial('the same thing is listed once, and again when it comes up after being settled', async (t) => {
  const call = await asHeadOffice();
  await raise('patrol', 'stock-1');
  await raise('patrol', 'stock-1');
  const attentionId = await idOf('stock-1');
  await call(contract.settleAttention, { attentionId, how: '已盘点' });
  await raise('patrol', 'stock-1');
  t.true((await call(contract.listAttention, {})).items.some(({ id }) => id === attentionId));
});
