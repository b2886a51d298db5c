import test from 'ava';
import { aCustomer } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { eventType } from '../../platform/events.ts';
import { book, lockAccount } from '../points/point-account.ts';
import { findFaults } from './find-faults.ts';

const house = await startHarness();
test.after.always(house.stop);

const found = async (): Promise<string[]> => (await findFaults(house.reads, house.clock.now)).map(({ text }) => text);

test('A balance that is not the sum of its entries is listed, and stays so until it is mended', async (t) => {
  const { openid } = await aCustomer(house);
  const { id: memberId } = (await house.reads.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [openid]))!;
  const set = (points: number) =>
    house.transact(({ sql }) => sql.run('UPDATE point_account SET points = ? WHERE member_id = ?', [points, memberId]));
  const walk = async () => {
    await house.transact(async ({ emit }) => emit(eventType('tick.patrol')({})));
    await house.deliver();
    return (await house.reads.all<{ state: string }>(`SELECT state FROM attention WHERE kind = 'patrol'`)).map(({ state }) => state);
  };
  await house.transact(async (ctx) => {
    const account = book(ctx, await lockAccount(ctx, memberId), { kind: 'earned', points: 38 });
    book(ctx, { ...account, isNew: false }, { kind: 'taken-back', points: -50 });
  });
  t.deepEqual(await found(), []);
  await set(0);
  t.deepEqual(await found(), [`会员的积分余额与积分明细合计不一致，请技术人员查看（会员 ${memberId}）`]);
  t.deepEqual(await walk(), ['open']);
  house.clock.advance(2 * 3_600_000);
  t.deepEqual(await walk(), ['open'], 'also when its last entry is long ago');
  await set(-12);
  t.deepEqual(await walk(), ['settled']);
  await house.transact(({ sql }) => sql.run('DELETE FROM point_account WHERE member_id = ?', [memberId]));
  house.clock.advance(-2 * 3_600_000);
  t.is((await found()).length, 1, 'entries without a balance');
});
