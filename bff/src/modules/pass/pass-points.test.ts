import test from 'ava';
import fc from 'fast-check';
import { getMyCard, listMyPoints } from '@mendian/shared/points/points.contract.ts';
import { getMyPass } from '@mendian/shared/pass/pass.contract.ts';
import { getHeldPass, refundPass } from '@mendian/shared/pass/pass-desk.contract.ts';
import { usePass } from '@mendian/shared/pass/pass-use.contract.ts';
import { aClerk, aCustomer, aProduct, aStaff, aStore, type CustomerMade, type StaffMade } from '../../../test/build.ts';
import { aPass, aPassKind } from '../../../test/build-pass.ts';
import { startHarness } from '../../../test/harness.ts';
import { settlePassPoints } from '../points/index.ts';
import { endingSchedule } from './ending.ts';

const house = await startHarness({ realTime: true });
test.after.always(house.stop);
let office: StaffMade;
test.before(async () => void (office = await aStaff(house)));
test.afterEach.always('every balance is the sum of its entries', async (t) => {
  const wrong = await house.reads.all(
    `SELECT a.member_id FROM point_account a LEFT JOIN point_entry e ON e.member_id = a.member_id
     GROUP BY a.member_id, a.points HAVING a.points <> COALESCE(SUM(e.points), 0)`,
  );
  t.deepEqual(wrong, []);
});

const dayMs = 86_400_000;
const settle = async () => {
  await house.deliver();
  await house.sandbox.control.quiet();
  await house.deliver();
};
/** A customer who allowed all messages, with a pass of 30 uses for 99 yuan. */
const aHolder = async ({ uses = 30, days = 30 } = {}) => {
  const store = await aStore(house);
  const egg = await aProduct(house, store, { name: '卤蛋', price: 300 });
  const kind = await aPassKind(house, office, { productIds: [egg.productId], uses, usesPerDay: Math.min(5, uses), days });
  const customer = await aCustomer(house);
  const { WECHAT_TEMPLATE_PASS_SOLD: sold, WECHAT_TEMPLATE_PASS_ENDING: ending, WECHAT_TEMPLATE_REFUND: refund } = house.settings;
  house.sandbox.control.subscribe(customer.openid, [sold, ending, ending, refund], true);
  const { id: passId } = await aPass(house, customer, kind);
  await house.deliver();
  const clerk = await aClerk(house, store);
  const { code } = await customer.call(getMyPass, { passId });
  const use = (used: number) => clerk.call(usePass, { code: code!, skuId: egg.skuId, used });
  return { customer, passId, use };
};
const refund = async (passId: string) => {
  const { refund: expectedRefund } = await office.call(getHeldPass, { passId });
  await office.call(refundPass, { passId, reason: '搬家', expectedRefund });
  await settle();
};
const pointsOf = async ({ call }: CustomerMade) =>
  (await call(listMyPoints, {})).items.map(({ kind, points, passId, note }) => ({ kind, points, passId, note }));
const told = ({ openid }: CustomerMade) => house.sandbox.control.messages(openid).map(({ title }) => title);
const tick = async () => {
  await house.transact(async ({ emit }) => emit(endingSchedule.event({})));
  await house.deliver();
};

test.serial('a pass that was paid for earns points as an order does, once, and its refund takes back its part', async (t) => {
  const { customer, passId, use } = await aHolder();
  await house.deliver();
  t.deepEqual(await pointsOf(customer), [{ kind: 'earned', points: 99, passId, note: '月卡“每天一份卤蛋”' }]);
  t.is((await customer.call(getMyCard, {})).growth, 99);
  await use(0);
  await use(1);
  await refund(passId);
  t.like(await pointsOf(customer), [{ kind: 'taken-back', points: -93, note: '月卡“每天一份卤蛋”退款' }]);
  t.like(await customer.call(getMyCard, {}), { points: 6, growth: 6 }, 'what was used was paid for');
});

test.serial('a pass from before passes earned points earns none by its refund', async (t) => {
  const { customer, passId } = await aHolder();
  await house.transact(({ sql }) => sql.run('DELETE FROM point_entry WHERE pass_id = ?', [passId]));
  await house.transact(({ sql }) =>
    sql.run('UPDATE point_account SET points = 0 WHERE member_id = (SELECT member_id FROM pass WHERE id = ?)', [passId]),
  );
  await refund(passId);
  t.deepEqual(await pointsOf(customer), []);
});

test.serial('in whatever order and however often sale and refund are told, it has earned what was kept', async (t) => {
  const { customer } = await aHolder();
  const { id: memberId } = (await house.reads.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [customer.openid]))!;
  let no = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 4 }), fc.nat(9_900), async (tellings, refunded) => {
      const before = (await customer.call(getMyCard, {})).points;
      const id = `pass-${(no += 1)}`;
      // Told of as it is: a refund comes after the sale, its telling may not.
      for (const isSale of [...tellings, true, ...tellings])
        await house.transact((ctx) => settlePassPoints(ctx, { id, member_id: memberId, kept: 9_900 - refunded, name: '卡', isSale }));
      const rate = (await house.reads.one<{ rate: number }>('SELECT MAX(earn_per_mille) AS rate FROM point_entry WHERE pass_id = ?', [id]))!
        .rate;
      t.is(
        (await customer.call(getMyCard, {})).points - before,
        Math.floor((Math.floor((9_900 - refunded) / 100) * (rate ?? 1_000)) / 1_000),
      );
    }),
    { numRuns: 12 },
  );
});

test.serial('its member is told: bought, three uses left, money back; each once', async (t) => {
  const { customer, passId, use } = await aHolder({ uses: 6 });
  t.deepEqual(told(customer), ['月卡开通通知']);
  t.like(house.sandbox.control.messages(customer.openid)[0], {
    page: `pages/pass/index?passId=${passId}`,
    data: { thing1: '每天一份卤蛋', amount3: '99.00元' },
  });
  for (const used of [0, 1, 2, 3]) await use(used);
  await house.deliver();
  await tick();
  t.deepEqual(told(customer).filter((title) => title === '月卡到期提醒').length, 1);
  await refund(passId);
  t.true(told(customer).includes('退款通知'));
});

test.serial('three days before its last it is told once, however often the morning comes; not of one that is used up', async (t) => {
  const [held, usedUp] = [await aHolder({ days: 10 }), await aHolder({ days: 10, uses: 1 })];
  await usedUp.use(0);
  const ends = () => [held, usedUp].map(({ customer }) => told(customer).filter((title) => title === '月卡到期提醒').length);
  house.clock.advance(5 * dayMs);
  await tick();
  t.deepEqual(ends(), [0, 0]);
  house.clock.advance(dayMs);
  await tick();
  await tick();
  house.clock.advance(dayMs);
  await tick();
  t.deepEqual(ends(), [1, 0]);
});
