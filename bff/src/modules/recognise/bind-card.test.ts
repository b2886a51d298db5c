import test from 'ava';
import { getMyCoupon } from '@mendian/shared/coupon/coupon.contract.ts';
import { bindCard, listMyCards } from '@mendian/shared/member/member-card.contract.ts';
import { getMemberCode, recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import { getMember, unbindCard } from '@mendian/shared/member/member-desk.contract.ts';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import * as takeOver from '@mendian/shared/take-over/take-over.contract.ts';
import { aClerk, aCustomer, aProduct, aStaff, aStore, type CustomerMade } from '../../../test/build.ts';
import { aCard, aCoupon, anEarlierCoupon } from '../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../test/harness.ts';
import { aTakeOver, csvOf, doStep, reasonsIn, upload } from '../take-over/take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

const aCounter = async () => {
  const customer = await aCustomer(house);
  const store = await aStore(house);
  return { store, customer, clerk: await aClerk(house, store), memberId: await idOf(customer) };
};
const idOf = async ({ openid }: CustomerMade): Promise<string> =>
  (await house.reads.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [openid]))!.id;
const codeOf = async ({ call }: CustomerMade): Promise<string> => (await call(getMemberCode, {})).code;
const phoneOf = (customer: CustomerMade, phone: string) =>
  house.transact(({ sql }) => sql.run(`UPDATE member SET nickname = '张小明', phone = ? WHERE openid = ?`, [phone, customer.openid]));
let cards = 0;
/** A card that nobody has yet. */
const aNumber = (): string => `VIP2026${String((cards += 1)).padStart(4, '0')}`;

test.serial('a card is bound to who shows his code, does from then on what the code does, and it is written down', async (t) => {
  const { store, customer, clerk, memberId } = await aCounter();
  await phoneOf(customer, '13912345678');
  const number = aNumber();
  const bound = await clerk.call(bindCard, { memberCode: await codeOf(customer), number: ` ${number} ` });
  t.deepEqual(bound, { member: { name: '张**', phone: '139****5678' }, ending: `尾号 ${number.slice(-4)}` });
  t.like(await clerk.call(recogniseMember, { code: number }), { kind: 'chain-card', member: { id: memberId } });
  t.like(await customer.call(listMyCards, {}), { items: [{ kind: 'chain', ending: bound.ending }] });
  const office = await aStaff(house);
  t.like(await office.call(getMember, { memberId }), { cards: [{ ending: bound.ending, boundBy: '测试店 · 店员小王' }] });
  t.like(await office.call(listAudit.hq, { subject: memberId }), {
    items: [{ text: `给会员绑定会员卡，尾号 ${number.slice(-4)}`, byKind: 'clerk', storeId: store.id }],
  });
});

test.serial('bound twice, or its answer lost, it is bound once', async (t) => {
  const { customer, clerk, memberId } = await aCounter();
  const bind = { memberCode: await codeOf(customer), number: aNumber() };
  const answers = await Promise.all([1, 2, 3].map(() => clerk.call(bindCard, bind, { key: 'binding-of-one' })));
  t.is(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
  await clerk.call(bindCard, { ...bind, memberCode: await codeOf(customer) });
  t.is((await customer.call(listMyCards, {})).items.length, 1);
  t.is((await (await aStaff(house)).call(listAudit.hq, { subject: memberId })).items.length, 1);
  house.clock.advance(600_000);
  t.deepEqual(await clerk.call(bindCard, bind, { key: 'binding-of-one' }), answers[0], 'the code is over, the answer stands');
});

test.serial('however many want one card at once, one member gets it and the others are told', async (t) => {
  const { store } = await aCounter();
  const number = aNumber();
  const wanting = await Promise.all(
    [1, 2, 3, 4, 5].map(async () => ({ customer: await aCustomer(house), clerk: await aClerk(house, store) })),
  );
  const codes = await Promise.all(wanting.map(({ customer }) => codeOf(customer)));
  const done = await Promise.allSettled(wanting.map(({ clerk }, place) => clerk.call(bindCard, { memberCode: codes[place]!, number })));
  t.is(done.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const one of done) if (one.status === 'rejected') t.is((one.reason as { code: string }).code, 'member/card-taken');
});

test.serial('a phone number said aloud, an old code and somebody else’s card bind nothing', async (t) => {
  const { customer, clerk } = await aCounter();
  await phoneOf(customer, '13912345679');
  const memberCode = await codeOf(customer);
  await refused(t, clerk.call(bindCard, { memberCode: '13912345679', number: aNumber() }), 'member/code-needed');
  await aCard(house, { number: 'HIS20260001', customer: await aCustomer(house) });
  await refused(t, clerk.call(bindCard, { memberCode, number: 'HIS20260001' }), 'member/card-taken');
  await aCard(house, { number: 'HIS20260002', kind: 'wechat', customer: await aCustomer(house) });
  await refused(t, clerk.call(bindCard, { memberCode, number: 'HIS20260002' }), 'member/card-taken');
  await aCard(house, { number: 'WAITS2026001', phone: '13700000000' });
  await refused(t, clerk.call(bindCard, { memberCode, number: 'WAITS2026001' }), 'member/card-of-phone');
  await aCard(house, { number: 'WAITS2026002', phone: '13912345679' });
  await clerk.call(bindCard, { memberCode, number: 'WAITS2026002' });
  house.clock.advance(120_000);
  await refused(t, clerk.call(bindCard, { memberCode, number: aNumber() }), 'member/code-over');
  t.deepEqual((await customer.call(listMyCards, {})).items.map(({ ending }) => ending), ['尾号 6002']); // prettier-ignore
});

test.serial('what is no card is not taken for one, and a member has ten of them at most', async (t) => {
  const { store, customer, clerk } = await aCounter();
  const { id: couponId } = await aCoupon(house, customer);
  await anEarlierCoupon(house, { code: 'OLD2026000009' });
  await aProduct(house, store);
  await house.transact(({ sql }) => sql.run(`UPDATE sku SET barcode = '6901234567892'`));
  const memberCode = await codeOf(customer);
  const coupon = (await customer.call(getMyCoupon, { couponId })).code!;
  for (const number of ['13912345678', memberCode, '134567890123456789', '281234567890123456', coupon, 'OLD2026000009', '6901234567892'])
    await refused(t, clerk.call(bindCard, { memberCode, number }), 'member/no-card');
  for (const number of ['', '12345', '卡号卡号卡号', 'x'.repeat(41)])
    await refused(t, clerk.call(bindCard, { memberCode, number }), 'input/invalid');
  for (let no = 0; no < 10; no += 1) await clerk.call(bindCard, { memberCode, number: aNumber() });
  await refused(t, clerk.call(bindCard, { memberCode, number: aNumber() }), 'member/too-many-cards');
});

test.serial('an unbound card is bound anew by who shows his code, and no file gives it back', async (t) => {
  const { customer, clerk, memberId } = await aCounter();
  const number = aNumber();
  await clerk.call(bindCard, { memberCode: await codeOf(customer), number });
  const office = await aStaff(house);
  const cardId = (await office.call(getMember, { memberId })).cards[0]!.id;
  await office.call(unbindCard, { memberId, cardId, reason: '卡丢了' });
  await refused(t, clerk.call(recogniseMember, { code: number }), 'member/card-unbound');

  const { call } = await aTakeOver(house);
  const { id } = await call(takeOver.addTakeOver, { name: '再来一次' });
  await upload(call, id, 'cards', csvOf('cards', [{ number, member: customer.openid }]));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'cards'), ['2 refused 这张会员卡在这里解绑了，请本人到门店重新绑定']);

  const finder = await aCustomer(house);
  await clerk.call(bindCard, { memberCode: await codeOf(finder), number });
  t.like(await clerk.call(recogniseMember, { code: number }), { member: { id: await idOf(finder) } });
  t.deepEqual((await customer.call(listMyCards, {})).items, []);
});

test.serial(
  'which numbers are coupons cannot be found out by trying to bind them, not for a member who has all his cards either',
  async (t) => {
    const { customer, clerk } = await aCounter();
    await anEarlierCoupon(house, { code: 'OLD2026000010' });
    const memberCode = await codeOf(customer);
    for (let no = 0; no < 10; no += 1) await clerk.call(bindCard, { memberCode, number: aNumber() });
    for (let no = 0; no < 5; no += 1) {
      await refused(t, clerk.call(bindCard, { memberCode, number: 'OLD2026000010' }), 'member/no-card');
      await refused(t, clerk.call(bindCard, { memberCode, number: aNumber() }), 'member/too-many-cards');
    }
    await refused(t, clerk.call(bindCard, { memberCode, number: 'OLD2026000010' }), 'limit/too-many');
  },
);

test.serial('whose a card is cannot be found out by trying', async (t) => {
  const { customer, clerk } = await aCounter();
  await aCard(house, { number: 'HIS20260003', customer: await aCustomer(house) });
  const memberCode = await codeOf(customer);
  for (let no = 0; no < 10; no += 1) await refused(t, clerk.call(bindCard, { memberCode, number: 'HIS20260003' }), 'member/card-taken');
  await refused(t, clerk.call(bindCard, { memberCode, number: aNumber() }), 'limit/too-many');
});
