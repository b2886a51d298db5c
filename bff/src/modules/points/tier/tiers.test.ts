import test from 'ava';
import * as contract from '@mendian/shared/points/tier.contract.ts';
import { getMyCard } from '@mendian/shared/points/points.contract.ts';
import { listAudit } from '@mendian/shared/audit/audit.contract.ts';
import { listMyCoupons } from '@mendian/shared/coupon/coupon.contract.ts';
import type { TierDraftData } from '@mendian/shared/points/tier-draft.ts';
import { aCustomer, aStaff, type CustomerMade, type StaffMade } from '../../../../test/build.ts';
import { aTemplate } from '../../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { workKilled } from '../../../../test/killed.ts';
import { eventType } from '../../../platform/events.ts';
import { book, lockAccount } from '../point-account.ts';
import { raiseMembers } from './raise-members.ts';

const house = await startHarness();
test.after.always(house.stop);
let office: StaffMade;
test.before(async () => void (office = await aStaff(house)));

const now = () => office.call(contract.getTiers, {});
const drafts = async (): Promise<TierDraftData[]> =>
  (await now()).tiers.map(({ key, name, growth, earnPerMille }) => ({ key, name, growth, earnPerMille }));
const set = async (change: (tiers: TierDraftData[]) => TierDraftData[]) =>
  office.call(contract.setTiers, { version: (await now()).version, tiers: change(await drafts()) });
const to = (key: string, given: Partial<TierDraftData>) => (tiers: TierDraftData[]) =>
  tiers.map((tier) => (tier.key === key ? { ...tier, ...given } : tier));
const memberIdOf = async ({ openid }: CustomerMade): Promise<string> =>
  (await house.reads.one<{ id: string }>('SELECT id FROM member WHERE openid = ?', [openid]))!.id;
const grow = async (customer: CustomerMade, growth: number) => {
  const memberId = await memberIdOf(customer);
  await house.transact(async (ctx) => void book(ctx, await lockAccount(ctx, memberId), { kind: 'earned', points: growth, growth }));
};
const tierOf = async ({ call }: CustomerMade) => (await call(getMyCard, {})).tier;
const tick = async (name: string) => {
  await house.transact(async (ctx) => ctx.emit(eventType(`tick.${name}`)({})));
  await house.deliver();
};

test.serial('head office sees the tiers as they begin, and sets their names, growth and points', async (t) => {
  t.like(await now(), { version: 0, retired: [], changedBy: null });
  const member = await aCustomer(house);
  await grow(member, 300);
  t.like(await set(to('silver', { name: '银鸭卡', earnPerMille: 1200 })), { version: 1, tiers: { 1: { name: '银鸭卡', members: 1 } } });
  t.like(await tierOf(member), { name: '银鸭卡', place: 1 });
  const card = await member.call(getMyCard, {});
  t.is(card.benefits[0], '每实付 1 元得 1.2 积分');
  t.deepEqual(card.ladder.map(({ name }) => name), ['卤粉', '银鸭卡', '金卡', '黑金卡']); // prettier-ignore
  const { items } = await office.call(listAudit.hq, {});
  t.like(
    items.find(({ action }) => action === 'tier.set'),
    { text: '修改会员等级，第 1 版' },
  );
});

test.serial('of two who change them at once the second is told to look again, and versions stay', async (t) => {
  const [{ version }, tiers] = [await now(), await drafts()];
  const both = await Promise.allSettled(
    ['甲', '乙'].map((name) => office.call(contract.setTiers, { version, tiers: to('gold', { name })(tiers) })),
  );
  t.is(both.filter(({ status }) => status === 'fulfilled').length, 1);
  await refused(t, office.call(contract.setTiers, { version, tiers }), 'points/tiers-changed');
  t.is((await house.reads.all('SELECT version FROM tier_version')).length, version + 1);
});

test.serial('what cannot be is refused with a sentence', async (t) => {
  const { version } = await now();
  const tiers = await drafts();
  const message = async (wrong: TierDraftData[]) =>
    (await refused(t, office.call(contract.setTiers, { version, tiers: wrong }), 'input/invalid')).message;
  await message([]);
  await message(to('gold', { growth: 300 })(tiers));
  t.is(
    await message(tiers.slice(1).map((tier, place) => (place === 0 ? { ...tier, growth: 0 } : tier))),
    '最低的等级可以改名，不能换成别的或删除',
  );
  await message(to('gold', { key: 'nothere' })(tiers));
  const part = await aStaff(house, { scope: [{ kind: 'branch', id: 'branch-1' }] });
  await refused(t, part.call(contract.setTiers, { version, tiers }), 'account/whole-chain');
});

test.serial('who reaches more by a lower threshold rises at once, nobody sinks before the review', async (t) => {
  const [low, high] = [await aCustomer(house), await aCustomer(house)];
  await grow(low, 200);
  await grow(high, 1_000);
  await set(to('silver', { growth: 150 }));
  await house.deliver();
  t.is((await tierOf(low)).key, 'silver');
  await set(to('gold', { growth: 2_000 }));
  await house.deliver();
  t.is((await tierOf(high)).key, 'gold');
  await set((tiers) => tiers.filter(({ key }) => key !== 'gold'));
  await house.deliver();
  t.is((await tierOf(high)).key, 'gold', 'a tier that is gone is kept up to the review');
  t.like((await now()).retired, { length: 1, 0: { key: 'gold', members: 1 } });
  house.clock.advance(366 * 86_400_000);
  await tick('tier-review');
  t.deepEqual((await (await aStaff(house)).call(contract.getTiers, {})).retired, []);
  const memberId = await memberIdOf(high);
  t.like(await house.reads.one('SELECT tier, review_day FROM point_account WHERE member_id = ?', [memberId]), {
    tier: 'fan',
    review_day: null,
  });
  office = await aStaff(house);
});

test.serial('a coupon for a tier comes when it is reached, once, and the card promises it', async (t) => {
  const [silver, all] = [
    await aTemplate(house, { givenAt: 'rise', givenTo: ['silver'], name: '银卡礼' }),
    await aTemplate(house, { givenAt: 'rise', name: '升级礼' }),
  ];
  const member = await aCustomer(house);
  await grow(member, 200);
  await grow(member, 20);
  await house.deliver();
  const held = (await member.call(listMyCoupons, {})).items.map(({ name }) => name).sort();
  t.deepEqual(held, ['升级礼', '银卡礼']);
  t.true((await member.call(getMyCard, {})).benefits.includes('升级时送“银卡礼”：立减 5 元'));
  await grow(member, 3_000);
  await house.deliver();
  t.is((await member.call(listMyCoupons, {})).items.length, 3, 'for the highest he reached that which is for all');
  for (const id of [silver, all])
    await house.transact(({ sql }) => sql.run(`UPDATE coupon_template SET state = 'ended' WHERE id = ?`, [id]));
});

test.serial('what is over or all gone is promised to nobody', async (t) => {
  const day = 86_400_000;
  const validity = {
    kind: 'fixed' as const,
    ...{ from: house.clock.now.toISOString(), until: new Date(house.clock.now.getTime() + day).toISOString() },
  };
  const [brief, last] = [
    await aTemplate(house, { givenAt: 'birthday', name: '限时生日礼', validity }),
    await aTemplate(house, { givenAt: 'rise', name: '最后一张', total: 1 }),
  ];
  const member = await aCustomer(house);
  const promised = async () => {
    const { benefits } = await member.call(getMyCard, {});
    const { tiers } = await now();
    const atDesk = new Set(tiers.flatMap(({ coupons }) => coupons.map(({ name }) => name)));
    return ['限时生日礼', '最后一张'].map((name) => [benefits.some((line) => line.includes(name)), atDesk.has(name)]);
  };
  t.deepEqual(await promised(), [[true, true], [true, true]]); // prettier-ignore
  await grow(await aCustomer(house), 5_000);
  await house.deliver();
  t.deepEqual(await promised(), [[true, true], [false, false]]); // prettier-ignore
  house.clock.advance(day);
  t.deepEqual(await promised(), [[false, false], [false, false]]); // prettier-ignore
  for (const id of [brief, last])
    await house.transact(({ sql }) => sql.run(`UPDATE coupon_template SET state = 'ended' WHERE id = ?`, [id]));
});

test.serial('raising is killed anywhere and run by several, and raises each once', async (t) => {
  const members = await Promise.all(Array.from({ length: 5 }, () => aCustomer(house)));
  for (const member of members) await grow(member, 120);
  const template = await aTemplate(house, { givenAt: 'rise', name: '再升礼' });
  await set(to('silver', { growth: 110 }));
  const run = (lives: readonly number[]) =>
    workKilled({ house: house.house, name: 'points.raise', restart: () => undefined, handle: ({ steps }) => raiseMembers(steps) }, lives);
  await run([0, 1, 2, 3, 4]);
  await Promise.all([run([1]), run([])]);
  await house.deliver();
  for (const member of members) {
    t.is((await tierOf(member)).key, 'silver');
    const held = (await member.call(listMyCoupons, {})).items.filter(({ name }) => name === '再升礼');
    t.is(held.length, 1);
  }
  await house.transact(({ sql }) => sql.run(`UPDATE coupon_template SET state = 'ended' WHERE id = ?`, [template]));
});
