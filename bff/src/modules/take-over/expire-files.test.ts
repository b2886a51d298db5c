import test from 'ava';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { aStaff } from '../../../test/build.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { filesSchedule } from './expire-files.ts';
import { objectOf } from './read-batch.ts';
import { aTakeOver, csvOf, doStep, figuresIn, upload } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
const { objects } = house.running.parts;

const days = (count: number) => house.clock.advance(count * 86_400_000);
const night = async () => {
  await house.transact(async (ctx) => ctx.emit(filesSchedule.event({})));
  await house.deliver();
};
const partOf = async (takeOverId: string, kind: string): Promise<string> => {
  const row = await house.reads.one<{ parts: string }>('SELECT parts FROM take_over_file WHERE take_over_id = ? AND kind = ?', [takeOverId, kind]); // prettier-ignore
  return objectOf((JSON.parse(row!.parts) as [string])[0]);
};
const lies = async (part: string): Promise<boolean> => (await objects.get(part)) !== null;

test.serial('a fortnight after it was last worked with, a file is deleted; what it came to and the way back stay', async (t) => {
  const { call, id, aMemberRow } = await aTakeOver(house);
  await upload(call, id, 'members', csvOf('members', [aMemberRow(1)]));
  const part = await partOf(id, 'members');
  days(10);
  await doStep(house, call, id, 'check');
  await doStep(house, call, id, 'run');
  days(10);
  await night();
  t.true(await lies(part), 'ten days after the run');
  await doStep(house, call, id, 'compare');
  days(15);
  await night();
  t.false(await lies(part));
  // Whoever was signed in then is no longer.
  const { call: later } = await aStaff(house);
  const view = await later(contract.getTakeOver, { takeOverId: id });
  t.like(view.can, { check: false, run: false, compare: false, back: true });
  t.is(view.files[0]!.goneAt, house.clock.now.toISOString());
  await refused(t, later(contract.startStep, { takeOverId: id, step: 'compare' }), 'take-over/files-gone');
  t.deepEqual(figuresIn(await doStep(house, later, id, 'back'), 'members'), { back: 1 });
  await upload(later, id, 'members', csvOf('members', [aMemberRow(1)]));
  t.true(await lies(part), 'sent again, it is there again');
  t.deepEqual(figuresIn(await doStep(house, later, id, 'check'), 'members'), { add: 1 });
});

test.serial('the same bytes lie there as long as one take-over uses them, and what was sent for nothing goes', async (t) => {
  const first = await aTakeOver(house);
  const content = csvOf('members', [first.aMemberRow(7)]);
  await upload(first.call, first.id, 'members', content);
  const part = await partOf(first.id, 'members');
  const { part: forNothing } = await first.call(contract.uploadPart, {}, { bytes: Buffer.from('nobody put this into a file\n') });
  days(10);
  const second = await aTakeOver(house);
  await upload(second.call, second.id, 'members', content);
  days(5);
  await night();
  t.false(await lies(objectOf(forNothing)));
  t.true(await lies(part));
  t.true((await second.call(contract.getTakeOver, { takeOverId: second.id })).can.check);
  t.false((await first.call(contract.getTakeOver, { takeOverId: first.id })).can.check);
  days(15);
  await night();
  t.false(await lies(part));
  await night();
  t.is(await house.reads.one('SELECT part FROM take_over_part'), null);
});

test.serial('a step that is under way keeps its files, however old they are', async (t) => {
  const { call, id, aMemberRow } = await aTakeOver(house);
  await upload(call, id, 'members', csvOf('members', [aMemberRow(3)]));
  const part = await partOf(id, 'members');
  days(20);
  await call(contract.startStep, { takeOverId: id, step: 'check' });
  // The night's event is older than the step's, which still waits.
  await house.transact(({ sql }) => sql.run(`UPDATE take_over SET state = 'running' WHERE id = ?`, [id]));
  await house.transact(({ sql }) => sql.run(`UPDATE delivery SET due_at = ? WHERE subscriber = 'take-over.step' AND state = 'waiting'`, [new Date('2099-01-01')])); // prettier-ignore
  await night();
  t.true(await lies(part));
});
