import test from 'ava';
import { getMe, tellBirthday } from '@mendian/shared/member/member.contract.ts';
import { aCustomer, type CustomerMade } from '../../../../test/build.ts';
import { aTemplate } from '../../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { workKilled } from '../../../../test/killed.ts';
import { purgeSchedule } from '../../../platform/purge.ts';
import { birthdaySchedule, giveBirthdays } from './give-birthdays.ts';

const house = await startHarness();
test.after.always(house.stop);

/** Eight in the morning of a day in Shanghai; the day's tick comes. */
const morningOf = async (day: string): Promise<void> => {
  house.clock.now = new Date(`${day}T00:00:00.000Z`);
  await house.transact(async ({ emit }) => emit(birthdaySchedule.event({})));
  await house.deliver();
};
const bornOn = async (birthday: string): Promise<CustomerMade> => {
  const customer = await aCustomer(house);
  await customer.call(tellBirthday, { birthday });
  await house.deliver();
  return customer;
};
/** Sessions do not last from year to year. */
const heldBy = async ({ openid }: CustomerMade, templateId: string): Promise<number> =>
  (
    await house.reads.all('SELECT c.id FROM coupon c JOIN member m ON m.id = c.member_id WHERE m.openid = ? AND c.template_id = ?', [
      openid,
      templateId,
    ])
  ).length;
const given = async (templateId: string) =>
  (await house.reads.one<{ given: number }>('SELECT given FROM coupon_template WHERE id = ?', [templateId]))!.given;
const forBirthdays = (total = 1_000) => aTemplate(house, { givenAt: 'birthday', total });
const end = (templateId: string) =>
  house.transact(({ sql }) => sql.run(`UPDATE coupon_template SET state = 'ended' WHERE id = ?`, [templateId]));

test.serial('month and day are kept, told once a year, and told again the same change nothing', async (t) => {
  const { call } = await aCustomer(house);
  t.like(await call(getMe, {}), { birthday: null, birthdayFrom: null });
  t.like(await call(tellBirthday, { birthday: '12-03' }), { birthday: '12-03', birthdayFrom: '2027-11-20' });
  t.is((await call(tellBirthday, { birthday: '12-03' })).birthday, '12-03');
  const { message } = await refused(t, call(tellBirthday, { birthday: '11-20' }), 'member/birthday-lately');
  t.is(message, '生日一年只能改一次，2027年11月20日起可以再改');
  for (const birthday of ['02-30', '1990-12-03', '12-3', '']) await refused(t, call(tellBirthday, { birthday }), 'input/invalid');
});

test.serial('on his birthday a member has one of each such coupon, each year, however often the morning comes', async (t) => {
  const id = await forBirthdays();
  const [today, tomorrow] = [await bornOn('12-01'), await bornOn('12-02')];
  await morningOf('2026-12-01');
  await morningOf('2026-12-01');
  t.deepEqual([await heldBy(today, id), await heldBy(tomorrow, id)], [1, 0]);
  await morningOf('2026-12-02');
  t.deepEqual([await heldBy(today, id), await heldBy(tomorrow, id)], [1, 1]);
  await morningOf('2027-12-01');
  t.is(await heldBy(today, id), 2);
  t.is(await given(id), 3);
  await end(id);
});

test.serial('a morning that was missed is made up for the next day', async (t) => {
  const id = await forBirthdays();
  house.clock.now = new Date('2028-01-05T04:00:00Z');
  const [early, late] = [await bornOn('01-10'), await bornOn('01-12')];
  await morningOf('2028-01-11');
  t.is(await heldBy(early, id), 1);
  house.clock.now = new Date('2028-01-13T00:30:00Z');
  const told = await bornOn('01-12');
  await morningOf('2028-01-13');
  t.deepEqual([await heldBy(late, id), await heldBy(told, id)], [1, 0], 'who told it too late waits for the next');
  await end(id);
});

test.serial('29 February is kept on the 28th of common years and on its own day in leap years', async (t) => {
  const id = await forBirthdays();
  house.clock.now = new Date('2027-02-01T04:00:00Z');
  const customer = await bornOn('02-29');
  await morningOf('2027-02-27');
  t.is(await heldBy(customer, id), 0);
  await morningOf('2027-02-28');
  await morningOf('2027-03-01');
  t.is(await heldBy(customer, id), 1);
  await morningOf('2028-02-28');
  t.is(await heldBy(customer, id), 1);
  await morningOf('2028-02-29');
  t.is(await heldBy(customer, id), 2);
  await end(id);
});

test.serial('who tells his birthday on the day has it at once, who tells of the next days has it then', async (t) => {
  house.clock.now = new Date('2028-03-05T06:00:00Z');
  const id = await forBirthdays();
  const [now, soon] = [await bornOn('03-05'), await bornOn('03-06')];
  t.deepEqual([await heldBy(now, id), await heldBy(soon, id)], [1, 0]);
  await morningOf('2028-03-06');
  t.deepEqual([await heldBy(now, id), await heldBy(soon, id)], [1, 1]);
  await end(id);
});

test.serial('killed anywhere and run at once by several, each has one; and there are never more than there are', async (t) => {
  house.clock.now = new Date('2028-04-01T00:00:00Z');
  const many = await forBirthdays(100_000);
  const few = await forBirthdays(700);
  const tiered = await aTemplate(house, { givenAt: 'birthday', givenTo: ['fan'], total: 100_000 });
  const members = await makeBorn('04-01', 1_203);
  const run = (lives: readonly number[]) =>
    workKilled(
      {
        ...{ house: house.house, name: 'coupon.birthdays', restart: () => undefined },
        handle: ({ steps }) => giveBirthdays.handle(steps, {}),
      },
      lives,
    );
  t.true((await run([0, 1, 3, 5, 8, 12, 20])) > 3);
  await Promise.all([run([4]), run([]), run([9])]);
  for (const [templateId, number] of [
    [many, members],
    [few, 700],
    [tiered, members],
  ] as const) {
    const rows = await house.reads.one<{ coupons: number; members: number }>(
      'SELECT COUNT(*) AS coupons, COUNT(DISTINCT member_id) AS members FROM coupon WHERE template_id = ?',
      [templateId],
    );
    t.deepEqual(rows, { coupons: number, members: number });
    t.is(await given(templateId), number);
    await end(templateId);
  }
});

test.serial('each tier has its own coupon: what one was first seen as on the day decides, however he rises meanwhile', async (t) => {
  house.clock.now = new Date('2028-05-01T00:00:00Z');
  const ids = [
    await aTemplate(house, { givenAt: 'birthday', givenTo: ['fan'] }),
    await aTemplate(house, { givenAt: 'birthday', givenTo: ['silver'] }),
    await forBirthdays(),
  ];
  const [plain, rising, silver] = [await bornOn('05-02'), await bornOn('05-02'), await bornOn('05-02')];
  const rise = ({ openid }: CustomerMade) =>
    house.transact(({ sql }) =>
      sql.run(`INSERT INTO point_account (member_id, points, tier) SELECT id, 0, 'silver' FROM member WHERE openid = ?`, [openid]),
    );
  const held = async () =>
    Promise.all([plain, rising, silver].map((customer) => Promise.all(ids.map((templateId) => heldBy(customer, templateId)))));
  await rise(silver);
  await morningOf('2028-05-02');
  t.deepEqual(await held(), [[1, 0, 1], [1, 0, 1], [0, 1, 1]]); // prettier-ignore
  await rise(rising);
  await morningOf('2028-05-02');
  await morningOf('2028-05-03');
  t.deepEqual(await held(), [[1, 0, 1], [1, 0, 1], [0, 1, 1]], 'not the coupons of two tiers'); // prettier-ignore
  await morningOf('2029-05-02');
  t.deepEqual(await held(), [[2, 0, 2], [1, 1, 2], [0, 2, 2]]); // prettier-ignore
  for (const id of ids) await end(id);
  house.clock.now = new Date('2028-04-02T00:00:00Z');
});

/** Members who told it long ago. */
const makeBorn = async (birthday: string, number: number): Promise<number> => {
  await house.transact(({ sql, newId, now }) =>
    sql.insert(
      'member',
      Array.from({ length: number }, (_, no) => ({
        ...{ id: newId(), openid: `o-${birthday}-${no}`, nickname: '会员', created_at: now, birthday, birthday_told_day: '2026-01-01' },
      })),
    ),
  );
  return number;
};

test.serial('a morning reads the members of its day, by an index', async (t) => {
  const plan = await house.reads.all<Record<string, string>>(
    `EXPLAIN ${house.reads.dialect === 'sqlite' ? 'QUERY PLAN ' : ''}SELECT id, birthday_told_day AS told FROM member WHERE birthday = '04-01' AND id > '' ORDER BY id LIMIT 500`,
  );
  t.regex(JSON.stringify(plan), /member_by_birthday/);
  t.notRegex(JSON.stringify(plan), /filesort|TEMP B-TREE/i);
});

test.serial('what clerks gave long ago is forgotten', async (t) => {
  await house.transact(({ sql }) =>
    sql.insert(
      'clerk_gift_day',
      ['2028-03-01', '2028-04-01'].map((day) => ({ template_id: 'x', store_id: 'x', day, clerk_id: '', number: 1 })),
    ),
  );
  await house.transact(async ({ emit }) => emit(purgeSchedule.event({})));
  await house.deliver();
  t.deepEqual(await house.reads.all('SELECT day FROM clerk_gift_day'), [{ day: '2028-04-01' }]);
});
