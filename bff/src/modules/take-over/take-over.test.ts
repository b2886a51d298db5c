import test from 'ava';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { exampleFile } from '@mendian/shared/take-over/file-columns.ts';
import { takeOverKinds } from '@mendian/shared/take-over/take-over-words.ts';
import { aStaff } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { allTables, aTakeOver, csvOf, doStep, figuresIn, reasonsIn, upload } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

const threeFiles = async () => {
  const made = await aTakeOver(house);
  const { call, id, aStoreRow, anAccountRow, aMemberRow } = made;
  await upload(call, id, 'stores', csvOf('stores', [1, 2, 3].map((no) => aStoreRow(no)))); // prettier-ignore
  const first = anAccountRow(1, { primary: '是' });
  const second = anAccountRow(2, { stores: `${aStoreRow(1)['code']} ${aStoreRow(3)['code']}` });
  await upload(call, id, 'accounts', csvOf('accounts', [second, first]));
  await upload(
    call,
    id,
    'members',
    csvOf(
      'members',
      Array.from({ length: 1_203 }, (_, no) => aMemberRow(no)),
    ),
    20_000,
  );
  return made;
};

test.serial(
  'a dry run tells what would come and writes nothing; the run does it, the comparison agrees, and back leaves everything as before',
  async (t) => {
    const { call, id, aStoreRow, anAccountRow } = await threeFiles();
    const before = await allTables(house);
    const checked = await doStep(house, call, id, 'check');
    t.deepEqual(figuresIn(checked, 'stores'), { add: 3 });
    t.deepEqual(figuresIn(checked, 'accounts'), { add: 2 });
    t.deepEqual(figuresIn(checked, 'members'), { add: 1_203 });
    t.deepEqual(await allTables(house), before);

    const ran = await doStep(house, call, id, 'run');
    t.deepEqual([ran.state, figuresIn(ran, 'stores'), figuresIn(ran, 'members')], ['done', { added: 3 }, { added: 1_203 }]);
    const compared = await doStep(house, call, id, 'compare');
    t.deepEqual(figuresIn(compared, 'members'), { added: 1_203, compared: { same: 1_203, differing: 0, missing: 0 } });
    t.deepEqual(figuresIn(compared, 'accounts'), { added: 2, compared: { same: 2, differing: 0, missing: 0 } });

    const store = await house.reads.one(
      `SELECT s.name, s.lat_e6, s.payee_id, t.status, c.seq FROM store s JOIN store_trading t ON t.store_id = s.id JOIN feed_counter c ON c.store_id = s.id WHERE s.code = ?`,
      [aStoreRow(2)['code']!],
    );
    t.deepEqual(store, { name: '第 2 店', lat_e6: 28_682_000, payee_id: '', status: 'closed', seq: 0 });
    const account = await house.reads.one<{ must_change: number; nodes: number }>(
      'SELECT a.must_change, (SELECT COUNT(*) FROM account_scope s WHERE s.account_id = a.id) AS nodes FROM account a WHERE a.username = ?',
      [anAccountRow(2)['username']!],
    );
    t.deepEqual(account, { must_change: 1, nodes: 2 });

    const kept = await house.reads.all<{ detail: string }>(
      `SELECT detail FROM audit_log WHERE action = 'account.added' AND detail LIKE ?`,
      [`%${anAccountRow(2)['username']}%`],
    );
    t.is(kept.length, 1);
    t.false(/argon2|1[3-9]\d{9}/.test(kept[0]!.detail), 'neither passwords nor phones');

    const back = await doStep(house, call, id, 'back');
    t.deepEqual([figuresIn(back, 'stores'), figuresIn(back, 'accounts')], [{ back: 3 }, { back: 2 }]);
    t.deepEqual(await allTables(house), before);
    t.false(back.can.run, 'what was taken back is checked anew before it is run again');
  },
);

test.serial('run twice, or checked by another take-over, the same files change nothing', async (t) => {
  const { call, id, aMemberRow, aStoreRow } = await threeFiles();
  await doStep(house, call, id, 'check');
  await doStep(house, call, id, 'run');
  const once = await allTables(house);
  t.deepEqual(figuresIn(await doStep(house, call, id, 'run'), 'stores'), { added: 3 });
  t.deepEqual(await allTables(house), once);

  const { id: other } = await call(contract.addTakeOver, { name: '再来一次' });
  await upload(call, other, 'stores', csvOf('stores', [1, 2, 3].map((no) => aStoreRow(no)))); // prettier-ignore
  await upload(call, other, 'members', csvOf('members', [aMemberRow(7)]));
  const checked = await doStep(house, call, other, 'check');
  t.deepEqual([figuresIn(checked, 'stores'), figuresIn(checked, 'members')], [{ same: 3 }, { same: 1 }]);
  await doStep(house, call, other, 'run');
  t.deepEqual(await allTables(house), once);
});

test.serial('what is known here is completed, not overwritten: a member keeps his own phone', async (t) => {
  const { call, id, aMemberRow } = await aTakeOver(house);
  await house.transact(({ sql, now, newId }) =>
    sql.insert('member', [
      { id: newId(), openid: aMemberRow(1)['openid']!, nickname: '微信用户', phone: null, created_at: now },
      { id: newId(), openid: aMemberRow(2)['openid']!, nickname: '自己起的', phone: '13700000000', created_at: now },
    ]),
  );
  const before = await allTables(house);
  await upload(call, id, 'members', csvOf('members', [aMemberRow(1, { unionid: 'union-1' }), aMemberRow(2)]));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'members'), [
    '2 change 补上手机号、unionid、昵称',
    '3 refused 这里的手机号与文件不同；这里是会员自己的，保持不变',
  ]);
  await doStep(house, call, id, 'run');
  t.like(await house.reads.one('SELECT nickname, phone, unionid FROM member WHERE openid = ?', [aMemberRow(1)['openid']!]), {
    ...{ nickname: '会员1', phone: aMemberRow(1)['phone']!, unionid: 'union-1' },
  });
  t.deepEqual(figuresIn(await doStep(house, call, id, 'compare'), 'members'), {
    changed: 1,
    refused: 1,
    compared: { same: 1, differing: 0, missing: 0 },
  });
  await doStep(house, call, id, 'back');
  t.deepEqual(await allTables(house), before);
});

test.serial('the comparison finds what is gone and what is otherwise by now', async (t) => {
  const { call, id, aStoreRow } = await aTakeOver(house);
  await upload(call, id, 'stores', csvOf('stores', [1, 2, 3].map((no) => aStoreRow(no)))); // prettier-ignore
  await doStep(house, call, id, 'check');
  await doStep(house, call, id, 'run');
  await house.transact(async ({ sql }) => {
    await sql.run(`UPDATE store SET name = '改过的名' WHERE code = ?`, [aStoreRow(1)['code']!]);
    await sql.run(`UPDATE store SET code = 'ELSEWHERE' WHERE code = ?`, [aStoreRow(2)['code']!]);
  });
  t.deepEqual(figuresIn(await doStep(house, call, id, 'compare'), 'stores'), { added: 3, compared: { same: 1, differing: 1, missing: 1 } });
  const { items } = await call(contract.listRecords, { takeOverId: id, kind: 'stores', differing: 1 });
  t.deepEqual(items.map(({ line, differs }) => `${line} ${differs}`), ['2 店名与文件不同', '3 这里没有']); // prettier-ignore
});

test.serial('one step at a time, in order, in the whole chain; a stopped one goes on where it was', async (t) => {
  const { call, id } = await threeFiles();
  const { id: other } = await call(contract.addTakeOver, { name: '另一次' });
  await refused(t, call(contract.startStep, { takeOverId: other, step: 'check' }), 'take-over/no-files');
  await refused(t, call(contract.startStep, { takeOverId: id, step: 'run' }), 'take-over/not-checked');
  await refused(t, call(contract.startStep, { takeOverId: id, step: 'compare' }), 'take-over/not-run');
  await refused(t, call(contract.startStep, { takeOverId: id, step: 'back' }), 'take-over/not-run');
  await refused(t, call(contract.stopStep, { takeOverId: id }), 'state/not-allowed');

  await call(contract.startStep, { takeOverId: id, step: 'check' });
  await refused(t, call(contract.startStep, { takeOverId: id, step: 'check' }), 'take-over/busy');
  await upload(call, other, 'members', exampleFile('members'));
  await refused(t, call(contract.startStep, { takeOverId: other, step: 'check' }), 'take-over/other-busy');
  await refused(t, upload(call, id, 'stores', 'x'), 'take-over/busy');
  t.like(await call(contract.stopStep, { takeOverId: id }), { state: 'stopped', step: 'check' });
  await house.deliver();
  t.false((await call(contract.getTakeOver, { takeOverId: id })).can.run);
  await doStep(house, call, id, 'check');
  t.deepEqual(figuresIn(await doStep(house, call, id, 'run'), 'members'), { added: 1_203 });
  await refused(t, upload(call, id, 'stores', 'x'), 'take-over/already-run');
  await refused(t, call(contract.startStep, { takeOverId: id, step: 'check' }), 'take-over/already-run');
});

test.serial('only who runs take-overs for the whole chain may, and the audit log tells of each step', async (t) => {
  const { call, id, accountId, branch } = await threeFiles();
  const part = await aStaff(house, { permissions: ['take-over.run'], scope: [{ kind: 'branch', id: branch.id }] });
  await refused(t, part.call(contract.getTakeOver, { takeOverId: id }), 'account/whole-chain');
  await refused(t, part.call(contract.uploadPart, {}, { bytes: Buffer.from('x') }), 'account/whole-chain');
  await refused(t, (await aStaff(house, { permissions: ['store.read'] })).call(contract.listTakeOvers, {}), 'auth/forbidden');
  await refused(t, call(contract.getTakeOver, { takeOverId: 'nothing-there' }), 'thing/not-found');
  await refused(t, call(contract.uploadPart, {}, { bytes: Buffer.alloc(0) }), 'take-over/empty-part');
  await refused(t, call(contract.uploadPart, {}, { bytes: Buffer.alloc(600_000) }), 'input/too-large');
  await doStep(house, call, id, 'check');
  const told = await house.reads.all<{ action: string }>('SELECT action FROM audit_log WHERE subject = ? ORDER BY id', [id]);
  t.deepEqual(told.map(({ action }) => action).sort(), ['take-over.added', ...Array.from({ length: 3 }, () => 'take-over.file-set'), 'take-over.step-done', 'take-over.step-started']); // prettier-ignore
  t.truthy(
    await house.reads.one(`SELECT id FROM audit_log WHERE subject = ? AND actor_id = ? AND action = 'take-over.step-started'`, [
      id,
      accountId,
    ]),
  );
});

test.serial('the example file of each kind is one that is read', async (t) => {
  const { call, id } = await aTakeOver(house);
  for (const kind of takeOverKinds) await upload(call, id, kind, exampleFile(kind));
  const checked = await doStep(house, call, id, 'check');
  t.deepEqual([checked.state, checked.error], ['done', null]);
  t.deepEqual(await reasonsIn(call, id, 'members'), ['2 add']);
});
