import anyTest, { type TestFn } from 'ava';
import * as contract from '@mendian/shared/store/store.contract.ts';
import * as terminal from '@mendian/shared/terminal/terminal.contract.ts';
import { aClerk, aStore, openSettings, type StoreMade } from '../../../test/build.ts';
import { refused, startHarness, type Harness } from '../../../test/harness.ts';
import { readStore, readPayee } from './index.ts';

const test = anyTest as TestFn<{ house: Harness }>;
test.beforeEach(async (t) => void (t.context.house = await startHarness()));
test.afterEach.always((t) => t.context.house?.stop());

const here = { latE6: 28_682_000, lngE6: 115_858_000 };
/** So many metres north of where the tests' stores stand. */
const north = (meters: number) => ({ latE6: here.latE6 + Math.round((meters / 111_195) * 1e6), lngE6: here.lngE6 });

type Given = Parameters<typeof aStore>[1] & { meters?: number; city?: string; address?: string; status?: string };

/** Stores at distances and in states; the directory is told to read them. */
const stores = async (house: Harness, ...givens: Given[]): Promise<StoreMade[]> => {
  const made: StoreMade[] = [];
  for (const { meters = 0, city = '南昌市', address = '绿茵路 129 号', status = 'open', ...given } of givens) {
    const store = await aStore(house, given);
    const { latE6, lngE6 } = north(meters);
    await house.transact(async ({ sql, now }) => {
      await sql.run('UPDATE store SET lat_e6 = ?, lng_e6 = ?, city = ?, address = ? WHERE id = ?', [latE6, lngE6, city, address, store.id]);
      await sql.run('UPDATE store_trading SET status = ?, changed_at = ? WHERE store_id = ?', [status, now, store.id]);
    });
    made.push(store);
  }
  house.running.parts.news.tell({ directory: true });
  return made;
};

const namesOf = ({ items }: { items: readonly { name: string }[] }): string[] => items.map(({ name }) => name);

test('A customer sees the nearest stores first, with their distance', async (t) => {
  const { house } = t.context;
  await stores(house, { name: '远店', meters: 3_000 }, { name: '近店', meters: 200 }, { name: '中店', meters: 1_500 });
  const found = await house.as(null)(contract.findStores, here);
  t.deepEqual(namesOf(found), ['近店', '中店', '远店']);
  t.deepEqual(
    found.items.map(({ distance }) => distance),
    [200, 1_500, 3_000],
  );
  t.is(found.next, null);
});

test('Stores that take orders come before a shut one nearby, but not before it from another town', async (t) => {
  const { house } = t.context;
  await stores(
    house,
    { name: '关门的', meters: 100, status: 'closed' },
    { name: '开门的', meters: 4_000 },
    { name: '外地的', meters: 80_000 },
  );
  t.deepEqual(namesOf(await house.as(null)(contract.findStores, here)), ['开门的', '关门的', '外地的']);
});

test('A store’s card says what it offers now and why it takes no orders', async (t) => {
  const { house } = t.context;
  const night = { week: openSettings.hours.week.map(() => [{ open: 1200, close: 1500 }]), holidays: [] };
  const [open, shut, away, bare] = await stores(
    house,
    {},
    { settings: { hours: night } },
    { seen: false },
    { settings: { delivery: null } },
  );
  const card = (store: StoreMade) => house.as(null)(contract.getStore, { storeId: store.id });
  const { notTaking, status, readyMinutes, pickup, delivery, hoursText, distance } = await card(open!);
  t.deepEqual(
    { notTaking, status, readyMinutes, pickup, distance },
    { notTaking: null, status: 'open', readyMinutes: 10, pickup: true, distance: null },
  );
  t.is(delivery?.fee, 500);
  t.is(hoursText, '24 小时营业');
  const shutCard = await card(shut!);
  t.regex(shutCard.notTaking ?? '', /营业时间/);
  t.deepEqual([shutCard.openUntil, shutCard.opensAt, shutCard.hoursText], [null, '2026-11-20T12:00:00.000Z', '20:00–次日01:00']);
  t.regex((await card(away!)).notTaking ?? '', /联系不上/);
  t.is((await card(bare!)).delivery, null);
});

test('A store whose terminal falls silent takes no orders after two minutes, and takes them again by itself', async (t) => {
  const { house } = t.context;
  const [store] = await stores(house, {});
  const reason = async () => (await house.as(null)(contract.getStore, { storeId: store!.id })).notTaking;
  house.clock.advance(120_000);
  t.is(await reason(), null);
  house.clock.advance(1);
  t.regex((await reason()) ?? '', /联系不上/);
  await house.transact(({ sql, now }) => sql.run('UPDATE terminal_presence SET seen_at = ? WHERE store_id = ?', [now, store!.id]));
  const began = Date.now();
  while ((await reason()) !== null && Date.now() - began < 8_000) await new Promise((resolve) => setTimeout(resolve, 200));
  t.is(await reason(), null);
});

test('Paging through the list shows every store once, also when one is closed or opened meanwhile', async (t) => {
  const { house } = t.context;
  const made = await stores(
    house,
    ...Array.from({ length: 23 }, (_, index) => ({ name: `店${index}`, meters: index * 400, status: index % 4 === 0 ? 'closed' : 'open' })),
  );
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 10; page += 1) {
    const found = await house.as(null)(contract.findStores, { ...here, limit: 5, after });
    seen.push(...found.items.map(({ id }) => id));
    if (found.next === null) break;
    after = found.next;
    if (page === 0) {
      house.clock.advance(1_000);
      await house.transact(async (ctx) => {
        await ctx.sql.run(`UPDATE store_trading SET status = 'closed', changed_at = ? WHERE store_id = ?`, [ctx.now, made[9]!.id]);
        await ctx.sql.run(`UPDATE store_trading SET status = 'open', changed_at = ? WHERE store_id = ?`, [ctx.now, made[0]!.id]);
        for (const index of [0, 9]) ctx.tell(made[index]!.id, { kind: 'trading' });
      });
    }
  }
  t.deepEqual([...seen].sort(), made.map(({ id }) => id).sort());
});

test('A page token that was tampered with, or half a place, is refused with a sentence', async (t) => {
  const call = t.context.house.as(null);
  await refused(t, call(contract.findStores, { after: 'nonsense' }), 'input/invalid');
  await refused(t, call(contract.findStores, { latE6: 1 }), 'input/invalid');
});

test('Stores are found by city and by words of name, address or code, those named so first', async (t) => {
  const { house } = t.context;
  const call = house.as(null);
  await stores(
    house,
    { name: '秋水店', address: '绿茵路' },
    { name: '八一店', address: '秋水大道 1 号' },
    { name: '长沙店', city: '长沙市', address: '五一路' },
  );
  t.deepEqual(namesOf(await call(contract.findStores, { text: '秋水' })), ['秋水店', '八一店']);
  t.deepEqual(namesOf(await call(contract.findStores, { text: '秋水 八一' })), ['八一店']);
  t.deepEqual(namesOf(await call(contract.findStores, { city: '长沙' })), ['长沙店']);
  t.deepEqual(namesOf(await call(contract.findStores, { city: '长沙市', text: '秋水' })), []);
  const byCode = await call(contract.findStores, {
    text: (await call(contract.findStores, { city: '长沙市' })).items[0]!.code.toUpperCase(),
  });
  t.deepEqual(namesOf(byCode), ['长沙店']);
  const { items } = await call(contract.findCities, {});
  t.deepEqual(items.map(({ name, stores: count }) => [name, count]).sort(), [
    ['南昌市', 2],
    ['长沙市', 1],
  ]);
});

test('A store opened a moment ago is shown when its page is asked for; one that does not exist is not', async (t) => {
  const { house } = t.context;
  await house.as(null)(contract.findStores, here);
  const store = await aStore(house);
  t.is((await house.as(null)(contract.getStore, { storeId: store.id })).id, store.id);
  await refused(t, house.as(null)(contract.getStore, { storeId: 'nowhere' }), 'thing/not-found');
});

test('What a clerk switches is seen by customers at once, told to the terminals, and written down', async (t) => {
  const { house } = t.context;
  const [store, other] = await stores(house, {}, {});
  const clerk = await aClerk(house, store!);
  const card = (one: StoreMade) => house.as(null)(contract.getStore, { storeId: one.id });
  const busy = await clerk.call(terminal.setTrading, { status: 'busy', pickup: true, delivery: false });
  t.deepEqual([busy.status, busy.delivery, busy.changedBy], ['busy', false, '店员小王']);
  const shown = await card(store!);
  t.deepEqual([shown.status, shown.notTaking, shown.readyMinutes, shown.delivery], ['busy', null, 25, null]);
  house.clock.advance(1_000);
  await clerk.call(terminal.setTrading, { status: 'closed', pickup: true, delivery: false });
  t.regex((await card(store!)).notTaking ?? '', /暂停接单/);
  t.is((await card(other!)).notTaking, null);
  const log = await house.reads.all<{ actor: string; detail: string }>(
    `SELECT actor, detail FROM audit_log WHERE action = 'trading.changed' ORDER BY id`,
  );
  t.is(log.length, 2);
  t.deepEqual(JSON.parse(log[0]!.detail), {
    from: { status: 'open', pickup: true, delivery: true },
    to: { status: 'busy', pickup: true, delivery: false },
  });
  t.is((await house.reads.all(`SELECT seq FROM feed_event WHERE store_id = ? AND kind = 'trading'`, [store!.id])).length, 2);
});

test('The same switch again changes nothing and is not written down again', async (t) => {
  const { house } = t.context;
  const [store] = await stores(house, {});
  const clerk = await aClerk(house, store!);
  for (let times = 0; times < 2; times += 1) await clerk.call(terminal.setTrading, { status: 'busy', pickup: true, delivery: true });
  t.is((await house.reads.all(`SELECT id FROM audit_log WHERE action = 'trading.changed'`)).length, 1);
});

test('A store closed by hand stays closed over midnight until someone opens it', async (t) => {
  const { house } = t.context;
  const [store] = await stores(house, {});
  const clerk = await aClerk(house, store!);
  await clerk.call(terminal.setTrading, { status: 'closed', pickup: true, delivery: true });
  for (let hours = 0; hours < 23; hours += 1) house.clock.advance(3_600_000);
  await house.transact(({ sql, now }) => sql.run('UPDATE terminal_presence SET seen_at = ? WHERE store_id = ?', [now, store!.id]));
  t.regex((await house.as(null)(contract.getStore, { storeId: store!.id })).notTaking ?? '', /暂停接单/);
  await clerk.call(terminal.setTrading, { status: 'open', pickup: true, delivery: true });
  const card = await house.as(null)(contract.getStore, { storeId: store!.id });
  t.is(card.status, 'open');
});

test('Only a clerk switches the trading status, and only of the own store', async (t) => {
  const { house } = t.context;
  const [store, other] = await stores(house, {}, {});
  const { secret, call } = await aClerk(house, store!);
  await refused(t, house.as(null)(terminal.setTrading, { status: 'closed', pickup: true, delivery: true }), 'auth/required');
  await refused(t, house.as(secret)(terminal.setTrading, { status: 'closed', pickup: true, delivery: true }), 'auth/forbidden');
  await call(terminal.setTrading, { status: 'closed', pickup: true, delivery: true });
  t.is((await readStore(house.reads, other!.id))?.trading.status, 'open');
});

test('A store is read with its payee as the bank account it really is', async (t) => {
  const { house } = t.context;
  const partner = house.payees.findIndex(({ mode }) => mode === 'partner');
  const store = await aStore(house, { payee: partner });
  const facts = await readStore(house.reads, store.id);
  t.deepEqual([facts?.trading.pickup, facts?.terminalSeenAt], [true, house.clock.now]);
  const { name: _name, seller: _seller, ...payee } = house.payees[partner]!;
  t.deepEqual(await readPayee(house.reads, facts!.payeeId), payee);
  t.is(await readStore(house.reads, 'nowhere'), null);
  t.is(await readPayee(house.reads, 'nobody'), null);
});
