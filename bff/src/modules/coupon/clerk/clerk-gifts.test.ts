import test from 'ava';
import { giveByClerk, listClerkOffers } from '@mendian/shared/coupon/clerk-gift.contract.ts';
import { listMyCoupons } from '@mendian/shared/coupon/coupon.contract.ts';
import * as desk from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { getMemberCode, recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import { aClerk, aCustomer, aStaff, aStore, type ClerkMade, type CustomerMade, type StaffMade } from '../../../../test/build.ts';
import { aDraft, aLiveTemplate } from '../../../../test/build-coupon-draft.ts';
import { refused, startHarness } from '../../../../test/harness.ts';

const house = await startHarness();
test.after.always(house.stop);
let office: StaffMade;
test.before(async () => void (office = await aStaff(house)));

const forClerks = (perClerkDay: number, perStoreDay: number, more: Parameters<typeof aLiveTemplate>[1] = {}) =>
  aLiveTemplate(office, { name: '店员送的券', inCentre: false, byClerks: { perClerkDay, perStoreDay }, ...more });
/** As a terminal comes by him: by what he shows. */
const idOf = async ({ call }: ClerkMade, customer: CustomerMade): Promise<string> =>
  (await call(recogniseMember, { code: (await customer.call(getMemberCode, {})).code })).member!.id;

test.serial('a clerk gives a coupon to the member in front of him, who sees it at once, and it is known who gave it', async (t) => {
  const clerk = await aClerk(house, await aStore(house));
  const customer = await aCustomer(house);
  const { id: templateId } = await forClerks(2, 3);
  const { items } = await clerk.call(listClerkOffers, {});
  t.like(
    items.find((one) => one.templateId === templateId),
    { name: '店员送的券', benefit: '满 30 减 5', left: 2 },
  );
  const memberId = await idOf(clerk, customer);
  const first = await clerk.call(giveByClerk, { templateId, memberId }, { key: 'the-first-press' });
  t.deepEqual(await clerk.call(giveByClerk, { templateId, memberId }, { key: 'the-first-press' }), first, 'pressed twice');
  const mine = await customer.call(listMyCoupons, {});
  t.deepEqual(mine.items.map(({ id, name }) => [id, name]), [[first.couponId, '店员送的券']]); // prettier-ignore
  const told = await house.reads.one<{ actor: string; detail: string }>(
    `SELECT actor, detail FROM audit_log WHERE action = 'coupon.given-by-clerk' AND subject = ?`,
    [first.couponId],
  );
  t.deepEqual(told, { actor: 'clerk:店员小王', detail: '{"name":"店员送的券"}' });
  await refused(t, clerk.call(giveByClerk, { templateId, memberId }), 'coupon/member-enough');
  t.is(
    (await clerk.call(listClerkOffers, {})).items.find((one) => one.templateId === templateId)!.left,
    1,
    'what was refused is not counted',
  );
});

test.serial('so many on a day for a clerk and for his store, and tomorrow anew', async (t) => {
  const store = await aStore(house);
  const [one, two] = [await aClerk(house, store), await aClerk(house, store)];
  const elsewhere = await aClerk(house, await aStore(house));
  const { id: templateId } = await forClerks(2, 3);
  const give = async (clerk: ClerkMade) => clerk.call(giveByClerk, { templateId, memberId: await idOf(clerk, await aCustomer(house)) });
  await give(one);
  await give(one);
  await refused(t, give(one), 'coupon/clerk-day-over');
  await give(two);
  await refused(t, give(two), 'coupon/store-day-over');
  await give(elsewhere);
  house.clock.advance(86_400_000);
  const tomorrow = await aClerk(house, store);
  await give(tomorrow);
});

test.serial('many at once give no more than there are, and no more than a store may', async (t) => {
  const store = await aStore(house);
  const clerks = await Promise.all([1, 2, 3].map(() => aClerk(house, store)));
  const memberIds = await Promise.all(Array.from({ length: 9 }, async () => idOf(clerks[0]!, await aCustomer(house))));
  const few = await forClerks(100, 100, { total: 4 });
  const limited = await forClerks(5, 5);
  for (const [templateId, most] of [
    [few.id, 4],
    [limited.id, 5],
  ] as const) {
    const tries = await Promise.allSettled(
      memberIds.map((memberId, index) => clerks[index % 3]!.call(giveByClerk, { templateId, memberId })),
    );
    t.is(tries.filter(({ status }) => status === 'fulfilled').length, most);
    t.is((await office.call(desk.getTemplate, { templateId })).given, most);
    t.deepEqual(new Set(tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))).size, 1);
  }
});

test.serial('what is not for clerks, not for this store, or not for anybody now is not there', async (t) => {
  const clerk = await aClerk(house, await aStore(house));
  const memberId = await idOf(clerk, await aCustomer(house));
  const plain = await aLiveTemplate(office, {});
  const far = await forClerks(1, 1, { terms: { places: [`store:${(await aStore(house)).id}`] } });
  for (const templateId of [plain.id, far.id, 'nothing-there'])
    await refused(t, clerk.call(giveByClerk, { templateId, memberId }), 'thing/not-found');
  const { id: templateId } = await forClerks(1, 1);
  await refused(t, clerk.call(giveByClerk, { templateId, memberId: 'nobody' }), 'thing/not-found');
  await office.call(desk.moveTemplate, { templateId, action: 'pause' });
  await refused(t, clerk.call(giveByClerk, { templateId, memberId }), 'coupon/nothing-to-give');
  const listed = (await clerk.call(listClerkOffers, {})).items.map((one) => one.templateId);
  for (const id of [plain.id, far.id, templateId]) t.false(listed.includes(id));
  await refused(t, (await aCustomer(house)).call(listClerkOffers, {}), 'auth/forbidden');
});

test.serial('a draft says how many clerks may give, and a clerk no more than his store', async (t) => {
  const byClerks = { perClerkDay: 5, perStoreDay: 20 };
  const made = await office.call(desk.addTemplate, { draft: aDraft({ byClerks }) });
  t.deepEqual(made.draft.byClerks, byClerks);
  const changed = await office.call(desk.editTemplate, { templateId: made.id, draft: aDraft({ byClerks: null }) });
  t.is(changed.draft.byClerks, null);
  await refused(t, office.call(desk.addTemplate, { draft: aDraft({ byClerks: { perClerkDay: 21, perStoreDay: 20 } }) }), 'input/invalid');
});
