import test from 'ava';
import * as contract from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { countedMax } from '@mendian/shared/kernel/bounded-count.ts';
import { aCustomer, anOrder, aProduct, aStaff, aStore, pay, pieces, type StaffMade } from '../../../../test/build.ts';
import { aLiveTemplate } from '../../../../test/build-coupon-draft.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { giveAll, makeMembers } from './gifts-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);
let office: StaffMade;
test.before(async () => void (office = await aStaff(house)));

type Filter = contract.GiftFilterData;
const nothing: Filter = { registeredFrom: null, registeredTo: null, ordered: null, hasPhone: false };
const count = (filter: Partial<Filter> = {}) => office.call(contract.countGift, { filter: { ...nothing, ...filter } });
const today = '2026-11-20';

test.serial('who would get one is counted as the job then gives, and three are named without giving them away', async (t) => {
  await makeMembers(house, 7, (index) => (index < 4 ? `1390000123${index}` : null));
  house.clock.advance(86_400_000);
  const store = await aStore(house);
  const product = await aProduct(house, store, { price: 4_000 });
  const buyer = await aCustomer(house);
  for (let orders = 0; orders < 2; orders += 1) await pay(house, buyer, (await anOrder(buyer, store, { lines: [pieces(product)] })).id);
  await makeMembers(house, 2);
  const filters: Partial<Filter>[] = [
    ...[{}, { hasPhone: true }, { registeredFrom: '2026-11-21' }, { registeredTo: today }, { registeredFrom: today, registeredTo: today }],
    ...[
      { ordered: { has: true, since: today } },
      { ordered: { has: false, since: today } },
      { ordered: { has: true, since: '2026-11-22' } },
    ],
    ...[
      { ordered: { has: true, since: today }, registeredTo: today },
      { ordered: { has: false, since: today }, hasPhone: true },
    ],
    { ordered: { has: true, since: today }, hasPhone: true },
  ];
  for (const filter of filters) {
    const { id: templateId } = await aLiveTemplate(office);
    const { id: giftId } = await giveAll(office, templateId, filter);
    await house.deliver();
    const { given } = await office.call(contract.getGift, { giftId });
    const counted = await count(filter);
    t.like(counted, { count: given, isExact: true }, JSON.stringify(filter));
    t.is(counted.examples.length, Math.min(3, given));
  }
  const { examples } = await count({ hasPhone: true });
  for (const { name, phone } of examples) {
    t.regex(phone, /^139\*{4}123\d$/);
    t.regex(name, /^.\**$/);
  }
});

test.serial('what no calendar has is refused, as is who looks after a part', async (t) => {
  for (const wrong of [
    ...[{ registeredFrom: '9999-12-31' }, { registeredTo: '0001-01-01' }, { registeredFrom: '2026-13-01' }],
    ...[{ ordered: { has: true, since: '1969-01-01' } }, { registeredFrom: '2026-11-21', registeredTo: today }],
  ])
    await refused(t, count(wrong), 'input/invalid');
  const part = await aStaff(house, { scope: [{ kind: 'branch', id: 'branch-1' }] });
  await refused(t, part.call(contract.countGift, { filter: nothing }), 'account/whole-chain');
});

test.serial('of a great many it says so instead of counting on, and of few among very many that there may be more', async (t) => {
  const rounds = 201;
  const at = new Date('2027-01-01T04:00:00Z');
  await makeMembers(house, 1_000);
  // A thousand, over and over, each under a name of its own.
  for (let round = 0; round < rounds; round += 1)
    await house.transact(({ sql }) =>
      sql.run(
        `INSERT INTO member (id, openid, nickname, created_at) SELECT REPLACE(id, SUBSTR(id, 1, 4), ?), REPLACE(openid, SUBSTR(openid, 1, 1), ?), '会员', ?
         FROM member WHERE created_at < ? ORDER BY id DESC LIMIT 1000`,
        [`z${String(round).padStart(3, '0')}`, `z${round}-`, at, at],
      ),
    );
  t.like(await count(), { count: countedMax + 1, isExact: true });
  t.like(await count({ registeredFrom: '2027-01-01', ordered: { has: true, since: today } }), { count: 0, isExact: false });
  t.like(await count({ registeredTo: today, hasPhone: true }), { count: 4, isExact: true });
  t.true((await count({ hasPhone: true })).isExact, 'by an index there are few to look at');
});

test.serial('what is looked at is found by an index', async (t) => {
  const explain = `EXPLAIN ${house.reads.dialect === 'sqlite' ? 'QUERY PLAN ' : ''}`;
  const plan = async (text: string) => JSON.stringify(await house.reads.all(`${explain}${text}`));
  const made = await plan(
    `SELECT m.id FROM member m WHERE m.created_at >= '2026-01-01' ORDER BY m.created_at DESC, m.id DESC LIMIT 200001`,
  );
  t.regex(made, /member_by_created/);
  t.regex(await plan(`SELECT m.id FROM member m WHERE m.phone >= '' ORDER BY m.phone LIMIT 200001`), /member_by_phone/);
});
