import test from 'ava';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aMerchant, aProduct, aStaff, aStore, type StaffMade } from '../../../test/build.ts';
import { aBusiness, addSubAccount, editSubAccount, storeScope } from '../../../test/build-business.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { audit, type AuditEntry } from '../../platform/audit.ts';

const house = await startHarness();
test.after.always(house.stop);

/** At that instant, or a millisecond later than whatever came before: entries of one millisecond are in no order. */
const write = (entry: AuditEntry, at = new Date(house.clock.now.getTime() + 1)) => {
  house.clock.now = at;
  return house.transact(async (ctx) => audit(ctx, entry));
};
const subjects = async ({ call }: StaffMade, input: object = {}, desk: 'hq' | 'merchant' = 'merchant') =>
  (await call(listAudit[desk], input)).items.map(({ subject }) => subject);

test.serial('an entry says in a sentence who did what, and keeps the facts', async (t) => {
  const { first } = await aBusiness(house);
  const { account } = await addSubAccount(first, { username: `wang-${Date.now().toString(36)}`, realName: '王小明' });
  const [entry] = (await first.call(listAudit.merchant, {})).items;
  t.like(entry, { by: '刘洋', byKind: 'merchant', accountId: first.accountId, action: 'account.added', subject: account.accountId });
  t.is(entry?.text, `新增账号 ${account.username}（王小明）`);
  t.deepEqual(entry?.detail['roleIds'], []);
});

test.serial('a merchant reads its own, head office all, and nobody without leave', async (t) => {
  const [one, other, office] = [await aBusiness(house), await aBusiness(house), await aStaff(house)];
  await write({ action: 'account.enabled', subject: 'of-one', merchantId: one.merchant.id });
  await write({ action: 'account.enabled', subject: 'of-other', merchantId: other.merchant.id });
  await write({ action: 'job.stopped', subject: 'of-nobody' });
  t.deepEqual(await subjects(one.first), ['of-one']);
  t.deepEqual(await subjects(other.first), ['of-other']);
  t.deepEqual((await subjects(office, { limit: 3 }, 'hq')).sort(), ['of-nobody', 'of-one', 'of-other']);
  const without = await aStaff(house, { merchantId: one.merchant.id, permissions: ['account.manage'] });
  await refused(t, without.call(listAudit.merchant, {}), 'auth/forbidden');
});

test.serial('whoever looks after some stores reads what is about these, and what he did himself', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  const elsewhere = await aStore(house);
  for (const [subject, store] of [
    ['one', stores[0]],
    ['two', stores[1]],
    ['three', elsewhere],
  ] as const)
    await write({ action: 'trading.changed', subject, storeId: store.id });
  await write({ action: 'role.added', subject: 'role', merchantId: merchant.id });
  const scope = storeScope(stores[0], elsewhere);
  const manager = await aStaff(house, { merchantId: merchant.id, permissions: ['audit.see', 'account.manage'], scope });
  t.deepEqual(await subjects(manager), ['one']);
  const { account } = await addSubAccount(manager);
  t.deepEqual((await subjects(manager)).sort(), ['one', account.accountId].sort());
  t.deepEqual((await subjects(first)).sort(), ['one', 'two', 'role', account.accountId].sort());
  const regional = await aStaff(house, { permissions: ['audit.see'], scope: storeScope(stores[1], elsewhere) });
  t.deepEqual((await subjects(regional, {}, 'hq')).sort(), ['three', 'two']);
});

test.serial('what a clerk does belongs to whoever owns the store then, and stays with them when it is sold', async (t) => {
  const { first, stores } = await aBusiness(house);
  const clerk = await aClerk(house, stores[0]);
  const { skuId } = await aProduct(house, stores[0]);
  await clerk.call(terminal.setSoldOut, { skuId, soldOut: true });
  const [entry] = (await first.call(listAudit.merchant, { storeId: stores[0].id, action: 'product.sold-out' })).items;
  t.like(entry, { by: '店员小王', byKind: 'clerk', storeName: '一店', text: '标记售罄' });
  const buyer = await aMerchant(house);
  const owner = await aStaff(house, { merchantId: buyer.id, scope: [{ kind: buyer.kind, id: buyer.id }] });
  await house.transact(({ sql }) => sql.run('UPDATE store SET owner_id = ? WHERE id = ?', [buyer.id, stores[0].id]));
  await clerk.call(terminal.setSoldOut, { skuId, soldOut: false });
  t.deepEqual((await owner.call(listAudit.merchant, {})).items.map(({ action }) => action), ['product.restored']); // prettier-ignore
  t.true((await first.call(listAudit.merchant, {})).items.every(({ action }) => action !== 'product.restored'));
});

test.serial('entries are found by who, what, on what, where and when, page by page', async (t) => {
  const { merchant, first, stores } = await aBusiness(house);
  await write({ action: 'clerk.added', subject: 'a', storeId: stores[0].id }, new Date('2026-12-01T15:59:59.999Z'));
  await write({ action: 'clerk.ended', subject: 'b', storeId: stores[1].id }, new Date('2026-12-01T16:00:00.000Z'));
  await write({ action: 'clerk.added', subject: 'c', storeId: stores[1].id }, new Date('2026-12-02T15:59:59.999Z'));
  await write({ action: 'clerk.added', subject: 'd', merchantId: merchant.id }, new Date('2026-12-02T16:00:00.000Z'));
  t.deepEqual(await subjects(first, { from: '2026-12-02', to: '2026-12-02' }), ['c', 'b']);
  t.deepEqual(await subjects(first, { to: '2026-12-01' }), ['a']);
  t.deepEqual(await subjects(first, { from: '2026-12-03' }), ['d']);
  t.deepEqual(await subjects(first, { action: 'clerk.added' }), ['d', 'c', 'a']);
  t.deepEqual(await subjects(first, { storeId: stores[1].id }), ['c', 'b']);
  t.deepEqual(await subjects(first, { subject: 'b' }), ['b']);
  house.clock.advance(1);
  const { account } = await addSubAccount(first);
  await editSubAccount(first, account.accountId, { realName: '新名字' });
  t.deepEqual(await subjects(first, { accountId: first.accountId }), [account.accountId, account.accountId]);
  const pages: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await first.call(listAudit.merchant, { limit: 2, after });
    pages.push(...page.items.map(({ subject }) => subject));
    if (page.next === null) break;
    after = page.next;
  }
  t.deepEqual(pages, [account.accountId, account.accountId, 'd', 'c', 'b', 'a']);
});

test.serial('bad input is refused with a sentence', async (t) => {
  const { first } = await aBusiness(house);
  for (const [input, said] of [
    [{ action: 'DROP TABLE' }, /操作的格式/],
    [{ subject: '卤鸭' }, /对象编号/],
    [{ after: '卤鸭' }, /翻页位置/],
  ] as const)
    t.regex((await refused(t, first.call(listAudit.merchant, input), 'input/invalid')).message, said);
  await refused(t, first.call(listAudit.merchant, { from: '2026-13-40' }), 'input/invalid');
});
