import { randomBytes } from 'node:crypto';
import test from 'ava';
import { listMyCoupons } from '@mendian/shared/coupon/coupon.contract.ts';
import type { JoinChannel } from '@mendian/shared/member/join-channel.ts';
import * as contract from '@mendian/shared/member/joining.contract.ts';
import { getMember } from '@mendian/shared/member/member-desk.contract.ts';
import { setPhone, signIn } from '@mendian/shared/member/member.contract.ts';
import { getMyCard } from '@mendian/shared/points/points.contract.ts';
import { aClerk, aStaff, aStore, type ClerkMade, type StaffMade } from '../../../../test/build.ts';
import { aTemplate } from '../../../../test/build-coupon.ts';
import { refused, startHarness } from '../../../../test/harness.ts';
import { memberJoined } from '../member.events.ts';

const house = await startHarness();
test.after.always(house.stop);
let office: StaffMade;
test.before(async () => void (office = await aStaff(house)));

/** Somebody new opens the mini-program, brought by something or by nothing. */
const comes = async (brought?: string) => {
  const openid = `o${randomBytes(20).toString('hex').slice(0, 27)}`;
  const code = house.sandbox.control.login(openid);
  const { token, member } = await house.as(null)(signIn, brought === undefined ? { code } : { code, brought });
  await house.deliver();
  return { call: house.as(token), id: member.id, openid };
};
/** As WeChat knows it. */
const phoneOf = (openid: string): string => house.sandbox.control.customers().find((one) => one.openid === openid)!.phone;
const rowOf = async (memberId: string) =>
  (await office.call(contract.listRegistrations, {})).items.find((row) => row.memberId === memberId)!;
const setPoints = (points: Partial<Record<JoinChannel, number>>) =>
  office.call(contract.setJoinPoints, {
    items: Object.entries(points).map(([channel, number]) => ({ channel: channel as JoinChannel, points: number })),
  });
const aShop = async (): Promise<{ store: Awaited<ReturnType<typeof aStore>>; clerk: ClerkMade }> => {
  const store = await aStore(house);
  return { store, clerk: await aClerk(house, store) };
};

test.serial('a store and a clerk have a code each, always the same, and who scans it came by it', async (t) => {
  const { store, clerk } = await aShop();
  const codes = await clerk.call(contract.getJoinCodes, {});
  const [again, twice] = await Promise.all([clerk.call(contract.getJoinCodes, {}), clerk.call(contract.getJoinCodes, {})]);
  t.deepEqual([again, twice], [codes, codes]);
  t.is(codes.store.address, `${house.settings.PUBLIC_URL}/j/${codes.store.code}`);
  t.not(codes.store.code, codes.clerk.code);
  const byStore = await comes(codes.store.address);
  const byClerk = await comes(`j.${codes.clerk.code}`);
  t.like(await rowOf(byStore.id), { channel: 'store', store: '测试店', clerk: '' });
  t.like(await rowOf(byClerk.id), { channel: 'clerk', store: '测试店' });
  t.not((await rowOf(byClerk.id)).clerk, '');
  t.is((await office.call(getMember, { memberId: byClerk.id })).channel, 'clerk');
  const { items } = await office.call(contract.listRegistrations, { storeId: store.id });
  t.deepEqual(items.map(({ memberId }) => memberId).sort(), [byClerk.id, byStore.id].sort()); // prettier-ignore
  await house.transact(({ sql, now }) => sql.run('UPDATE clerk SET ended_at = ? WHERE store_id = ?', [now, store.id]));
  t.like(await rowOf((await comes(codes.clerk.code)).id), { channel: 'store', clerk: '' }, 'who left brings nobody');
});

test.serial('how one came is recorded once, and a code that is none lets in all the same', async (t) => {
  const { clerk } = await aShop();
  const { store } = await clerk.call(contract.getJoinCodes, {});
  for (const brought of [
    undefined,
    'ABCDEFGH',
    'https://elsewhere.example/j/abc',
    '🦆'.repeat(60),
    `j.${store.code}x`,
    "' OR 1 = 1 --",
    '%',
  ])
    t.like(await rowOf((await comes(brought)).id), { channel: 'self', store: '' });
  const self = await comes();
  await house.as(null)(signIn, { code: house.sandbox.control.login(self.openid), brought: store.address });
  t.is((await rowOf(self.id)).channel, 'self', 'he was a member before he scanned it');
});

test.serial('a campaign has a code until it is ended', async (t) => {
  const campaign = await office.call(contract.addCampaign, { name: '春节地推' });
  const member = await comes(campaign.address);
  t.like(await rowOf(member.id), { channel: 'campaign', campaign: '春节地推', store: '' });
  t.deepEqual((await office.call(contract.listRegistrations, { campaignId: campaign.id })).items.map(({ memberId }) => memberId), [member.id]); // prettier-ignore
  for (const _ of [1, 2]) t.truthy((await office.call(contract.endCampaign, { campaignId: campaign.id })).endedAt);
  t.is((await rowOf((await comes(campaign.address)).id)).channel, 'self');
  t.is((await office.call(contract.listCampaigns, {})).items.length, 1);
  await refused(t, office.call(contract.endCampaign, { campaignId: 'nothing-there' }), 'thing/not-found');
  const part = await aStaff(house, { scope: [{ kind: 'branch', id: 'branch-1' }] });
  for (const asked of [part.call(contract.addCampaign, { name: '别处' }), part.call(contract.listRegistrations, {})])
    await refused(t, asked, 'account/whole-chain');
});

test.serial('campaigns that are over take no other’s place, and each that counts is listed, whatever came after it', async (t) => {
  const { id: first } = await office.call(contract.addCampaign, { name: '第一个' });
  const [others, ended] = [contract.campaignsMax - 1, 30];
  await house.transact(({ sql, newId, now }) =>
    sql.insert(
      'join_code',
      Array.from({ length: others + ended }, (_, no) => ({
        ...{ id: newId(), whose: newId(), code: `Q${String(no).padStart(7, '0')}`, channel: 'campaign', name: `第 ${no} 个` },
        ...{ created_by: '总部', created_at: now, ended_at: no < others ? null : now },
      })),
    ),
  );
  const { items } = await office.call(contract.listCampaigns, {});
  t.true(items.every(({ endedAt }) => endedAt === null));
  t.true(items.some(({ id }) => id === first));
  await refused(t, office.call(contract.addCampaign, { name: '多了' }), 'member/too-many-campaigns');
  await office.call(contract.endCampaign, { campaignId: first });
  t.is((await office.call(contract.addCampaign, { name: '又一个' })).endedAt, null);
  await house.transact(({ sql }) => sql.run(`DELETE FROM join_code WHERE channel = 'campaign'`));
});

test.serial('what registration gives is set by channel: coupons and points, each once', async (t) => {
  const ids = [
    await aTemplate(house, { givenAt: 'registration', name: '新人券' }),
    await aTemplate(house, { givenAt: 'registration', givenTo: ['store', 'clerk'], name: '到店新人券' }),
  ];
  await setPoints({ store: 50, self: 20 });
  const { clerk } = await aShop();
  const { store, clerk: own } = await clerk.call(contract.getJoinCodes, {});
  const given = async ({ call }: Awaited<ReturnType<typeof comes>>) => ({
    coupons: (await call(listMyCoupons, {})).items.map(({ name }) => name).sort(),
    points: (await call(getMyCard, {})).points,
  });
  const [self, byStore, byClerk] = [await comes(), await comes(store.code), await comes(own.code)];
  t.deepEqual(await given(self), { coupons: ['新人券'], points: 20 });
  for (const _ of [1, 2]) await house.transact(async ({ emit }) => emit(memberJoined({ memberId: byStore.id })));
  await house.deliver();
  t.deepEqual(await given(byStore), { coupons: ['到店新人券', '新人券'], points: 50 });
  t.deepEqual(await given(byClerk), { coupons: ['到店新人券', '新人券'], points: 0 });
  for (const id of ids) await house.transact(({ sql }) => sql.run(`UPDATE coupon_template SET state = 'ended' WHERE id = ?`, [id]));
});

test.serial('points by channel are bounded, each channel once, and none for who was taken over', async (t) => {
  for (const items of [
    [{ channel: 'self', points: -1 }],
    [{ channel: 'self', points: 100_001 }],
    [{ channel: 'import', points: 5 }],
    [
      { channel: 'self', points: 1 },
      { channel: 'self', points: 2 },
    ],
    [{ channel: 'post', points: 1 }],
  ])
    await refused(t, office.call(contract.setJoinPoints, { items } as never), 'input/invalid');
  const { items } = await setPoints({ campaign: 7 });
  t.deepEqual(items.filter(({ points }) => points > 0), [{ channel: 'campaign', points: 7 }]); // prettier-ignore
});

test.serial('who says his number at a counter and then ties it to himself came by the counter, and gets what it gives', async (t) => {
  await setPoints({ self: 20, counter: 60 });
  const [here, there] = [await aShop(), await aShop()];
  const member = await comes();
  const phone = phoneOf(member.openid);
  for (const { clerk } of [here, there, here]) await clerk.call(contract.registerAtCounter, { phone });
  await member.call(setPhone, { code: house.sandbox.control.phoneCode(member.openid) });
  await house.deliver();
  const inStore = async (storeId: string) =>
    (await office.call(contract.listRegistrations, { storeId, channel: 'counter' })).items.map(({ memberId }) => memberId);
  t.deepEqual([await inStore(here.store.id), await inStore(there.store.id)], [[member.id], []], 'the first store keeps him');
  t.is((await member.call(getMyCard, {})).points, 60, 'what came before counts in it');
  await refused(t, there.clerk.call(contract.registerAtCounter, { phone }), 'member/known');
  t.is((await house.reads.all('SELECT phone FROM counter_registration')).length, 0);
  await refused(t, here.clerk.call(contract.registerAtCounter, { phone: '123' }), 'input/invalid');
});

test.serial('a number that was said too long ago, or by somebody who came by a code, changes nothing', async (t) => {
  const { clerk } = await aShop();
  const late = await comes();
  const phone = phoneOf(late.openid);
  await clerk.call(contract.registerAtCounter, { phone });
  await house.transact(({ sql, now }) => sql.run('UPDATE counter_registration SET at = ?', [new Date(now.getTime() - 31 * 86_400_000)]));
  await late.call(setPhone, { code: house.sandbox.control.phoneCode(late.openid) });
  t.is((await rowOf(late.id)).channel, 'self');
  const { store } = await clerk.call(contract.getJoinCodes, {});
  const scanned = await comes(store.code);
  await clerk.call(contract.registerAtCounter, { phone: phoneOf(scanned.openid) });
  await scanned.call(setPhone, { code: house.sandbox.control.phoneCode(scanned.openid) });
  t.is((await rowOf(scanned.id)).channel, 'store');
});

test.serial('registrations are listed with members in part, page after page', async (t) => {
  const { items, next } = await office.call(contract.listRegistrations, { limit: 3 });
  t.is(items.length, 3);
  const more = await office.call(contract.listRegistrations, { limit: 3, after: next! });
  t.true(more.items.every(({ memberId }) => memberId < items[2]!.memberId));
  const counter = (await office.call(contract.listRegistrations, { channel: 'counter' })).items;
  t.is(counter.length, 1);
  t.regex(counter[0]!.phone, /^\d{3}\*{4}\d{4}$/);
});

test.serial('within any filter registrations are a stretch of an index', async (t) => {
  const explain = `EXPLAIN ${house.reads.dialect === 'sqlite' ? 'QUERY PLAN ' : ''}`;
  for (const [column, index] of [
    ['joined_by', 'member_by_joined'],
    ['joined_store_id', 'member_by_joined_store'],
    ['joined_code_id', 'member_by_joined_code'],
  ] as const) {
    const plan = await house.reads.all(
      `${explain}SELECT m.id FROM member m WHERE m.${column} = 'x' AND m.id < '~' ORDER BY m.id DESC LIMIT 51`,
    );
    t.regex(JSON.stringify(plan), new RegExp(`\\b${index}\\b`));
  }
});

test.serial('the address of a code leads a browser to the mini-program on the web, which is told the code', async (t) => {
  const { clerk } = await aShop();
  const { code } = (await clerk.call(contract.getJoinCodes, {})).store;
  const answer = await fetch(`${house.url}/j/${code}`, { redirect: 'manual' });
  t.is(answer.status, 302);
  t.is(answer.headers.get('location'), `/m/?brought=${code}`);
  for (const path of ['/j/abc', '/j/ABCDEFGH/..', '/j//evil.example'])
    t.not((await fetch(`${house.url}${path}`, { redirect: 'manual' })).status, 302, path);
});
