import anyTest, { type TestFn } from 'ava';
import * as contract from '@mendian/shared/store/store.contract.ts';
import { aStore, openSettings } from '../../../test/build.ts';
import { refused, startHarness, type Harness } from '../../../test/harness.ts';
import { freeSlot, takeSlot } from './index.ts';

const test = anyTest as TestFn<{ house: Harness }>;
test.before(async (t) => void (t.context.house = await startHarness()));
test.after.always((t) => t.context.house?.stop());

const pickupOf = (pickup: Partial<typeof openSettings.pickup>) => ({ pickup: { ...openSettings.pickup, ...pickup } });

test('The last place of a slot goes to one of many who ask at the same time, and everyone else is told it is full', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const start = new Date('2026-11-20T05:00:00Z');
  const got = await Promise.all(Array.from({ length: 30 }, () => house.transact((ctx) => takeSlot(ctx, store.id, start, 7))));
  t.is(got.filter(Boolean).length, 7);
  t.is((await house.reads.one<{ taken: number }>('SELECT taken FROM slot WHERE store_id = ?', [store.id]))?.taken, 7);
});

test('A place given back can be taken again, and giving back more than was taken does not make more of them', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const start = new Date('2026-11-20T05:15:00Z');
  const take = () => house.transact((ctx) => takeSlot(ctx, store.id, start, 1));
  const free = () => house.transact((ctx) => freeSlot(ctx, store.id, start));
  t.true(await take());
  t.false(await take());
  await free();
  t.true(await take());
  for (let times = 0; times < 3; times += 1) await free();
  t.true(await take());
  t.false(await take());
  t.false(await house.transact((ctx) => takeSlot(ctx, store.id, new Date('2026-11-20T06:00:00Z'), 0)));
});

test('A slot taken in an order that failed is free again', async (t) => {
  const { house } = t.context;
  const store = await aStore(house);
  const start = new Date('2026-11-20T05:30:00Z');
  await t.throwsAsync(
    house.transact(async (ctx) => {
      await takeSlot(ctx, store.id, start, 1);
      throw new Error('the order failed');
    }),
  );
  t.true(await house.transact((ctx) => takeSlot(ctx, store.id, start, 1)));
});

test('Customers see which slots there are today and tomorrow and how many places are left', async (t) => {
  const { house } = t.context;
  const store = await aStore(house, { settings: pickupOf({ slotCapacity: 3, slotMinutes: 60 }) });
  await house.transact((ctx) => takeSlot(ctx, store.id, new Date('2026-11-20T05:00:00Z'), 3));
  const { soonest, notTaking, days } = await house.as(null)(contract.getSlots, { storeId: store.id });
  t.deepEqual([soonest, notTaking], ['2026-11-20T04:10:00.000Z', null]);
  t.deepEqual(
    days.map(({ day, slots }) => [day, slots.length]),
    [
      ['2026-11-20', 11],
      ['2026-11-21', 24],
    ],
  );
  t.deepEqual(days[0]!.slots[0], { start: '2026-11-20T05:00:00.000Z', end: '2026-11-20T06:00:00.000Z', left: 2 });
  t.is(days[0]!.slots[1]!.left, 3);
});

test('Brought to the door it takes longer, and a store that does not deliver says so', async (t) => {
  const { house } = t.context;
  const delivering = await aStore(house);
  const fetching = await aStore(house, { settings: { delivery: null } });
  const slots = (storeId: string) => house.as(null)(contract.getSlots, { storeId, mode: 'delivery' });
  t.is((await slots(delivering.id)).soonest, '2026-11-20T04:40:00.000Z');
  const none = await slots(fetching.id);
  t.deepEqual([none.soonest, none.days], [null, []]);
  t.regex(none.notTaking ?? '', /暂停配送/);
});

test('Outside its hours a store can be booked; closed by hand or out of reach it cannot', async (t) => {
  const { house } = t.context;
  const evening = { week: openSettings.hours.week.map(() => [{ open: 1080, close: 1320 }]), holidays: [] };
  const shut = await aStore(house, { settings: { hours: evening }, seen: false });
  const away = await aStore(house, { seen: false });
  const slots = (storeId: string) => house.as(null)(contract.getSlots, { storeId });
  const booked = await slots(shut.id);
  t.is(booked.soonest, null);
  t.regex(booked.notTaking ?? '', /可以预约/);
  t.is(booked.days[0]!.slots[0]!.start, '2026-11-20T10:00:00.000Z');
  t.deepEqual((await slots(away.id)).days, []);
  await refused(t, slots('nowhere'), 'thing/not-found');
});
