import test from 'ava';
import * as v from 'valibot';
import { distanceMeters } from '@mendian/shared/store/distance.ts';
import { StoreSettings } from '@mendian/shared/store/store-settings.ts';
import { cities } from './places/index.ts';
import { placeE6 } from './scatter.ts';
import { demoChain, demoPeople, demoPlaces } from './index.ts';

const small = demoChain({ stores: 200 });
const large = demoChain({ stores: 11_000 });

test('A chain of 200 or of 11,000 has exactly that many stores, each with a code of its own and a name of its own in its city', (t) => {
  for (const [chain, count] of [
    [small, 200],
    [large, 11_000],
  ] as const) {
    t.is(chain.stores.length, count);
    t.is(new Set(chain.stores.map(({ code }) => code)).size, count);
    t.is(new Set(chain.stores.map(({ city, name }) => `${city} ${name}`)).size, count);
    t.is(
      chain.cities.reduce((all, { stores }) => all + stores, 0),
      count,
    );
  }
  t.is(demoChain({ stores: 1 }).stores[0]?.name, '联发广场店');
});

test('The big chain is in every province and in at least 120 cities', (t) => {
  t.true(large.cities.length >= 120);
  t.is(large.cities.length, cities.length);
  t.is(new Set(large.stores.map(({ province }) => province)).size, 31);
});

test('Every store lies in China, within 30 km of the centre of its city', (t) => {
  const centres = new Map(cities.map(({ name, at }) => [name, placeE6(at)]));
  for (const { code, city, latE6, lngE6 } of large.stores) {
    if (!Number.isInteger(latE6) || !Number.isInteger(lngE6)) t.fail(`${code} has half a micro-degree`);
    if (latE6 < 18_000_000 || latE6 > 54_000_000 || lngE6 < 73_000_000 || lngE6 > 135_100_000) t.fail(`${code} is not in China`);
    if (distanceMeters({ latE6, lngE6 }, centres.get(city)!) > 30_000) t.fail(`${code} is far out of ${city}`);
  }
  t.pass();
});

test('In the home city some twenty-five stores stand close enough to choose among', (t) => {
  const home = small.stores.filter(({ city }) => city === '南昌市');
  t.is(home.length, 25);
  for (const place of demoPlaces.slice(0, 2)) t.true(home.filter((store) => distanceMeters(store, place) < 5000).length >= 6, place.name);
  t.true(small.cities.filter(({ stores }) => stores >= 5 && stores <= 15).length >= 5);
});

test('The same seed makes the same chain, another seed another', (t) => {
  const plain = (seed: number) =>
    JSON.stringify([demoChain({ stores: 60, seed }), demoChain({ stores: 60, seed }).stockOf(9), demoPeople(seed)]);
  t.is(plain(7), plain(7));
  t.not(plain(7), plain(8));
});

test('Hours, pickup, delivery and weighing are settings that a store could have saved itself', (t) => {
  for (const { code, settings } of large.stores) if (!v.is(StoreSettings, settings)) t.fail(`${code}: ${JSON.stringify(settings)}`);
  const weeks = large.stores.map(({ settings }) => settings.hours.week);
  t.true(
    weeks.some((week) => week[0]?.length === 0 && week[1]?.length === 1),
    'some rest on Mondays',
  );
  t.true(
    weeks.some((week) => week[0]?.length === 2),
    'some close over noon',
  );
  t.true(
    weeks.some((week) => (week[0]?.[0]?.close ?? 0) > 1440),
    'some close after midnight',
  );
  t.deepEqual(large.stores[0]?.settings.hours.week[0], [{ open: 0, close: 1440 }], 'the home store never closes');
});

test('About three in a hundred stores are closed for now, five busy, six in ten deliver', (t) => {
  const share = (holds: (store: (typeof large.stores)[number]) => boolean) => large.stores.filter(holds).length / large.stores.length;
  const near = (value: number, wanted: number, by: number) => t.true(Math.abs(value - wanted) <= by, `${value} is not about ${wanted}`);
  near(
    share(({ status }) => status === 'closed'),
    0.03,
    0.01,
  );
  near(
    share(({ status }) => status === 'busy'),
    0.05,
    0.01,
  );
  near(
    share(({ settings }) => settings.delivery !== null),
    0.6,
    0.03,
  );
  t.false(large.stores.some(({ takesDelivery, settings }) => takesDelivery && settings.delivery === null));
});

test('Each store is its own branch’s or a franchisee’s, and its money goes where its owner’s goes', (t) => {
  const merchants = new Map(large.merchants.map((merchant) => [merchant.code, merchant]));
  t.is(merchants.size, large.merchants.length);
  t.is(new Set(large.merchants.map(({ name }) => name)).size, large.merchants.length);
  for (const { code, branchCode, ownerCode, payeeSlot } of large.stores) {
    const owner = merchants.get(ownerCode);
    if (owner?.payeeSlot !== payeeSlot) t.fail(code);
    if (owner?.kind === 'branch' && ownerCode !== branchCode) t.fail(`${code} is another branch's`);
  }
  const franchisees = large.merchants.filter(({ kind }) => kind === 'franchisee');
  t.true(franchisees.length > 450 && franchisees.length < 650, String(franchisees.length));
  t.true(
    franchisees.every(
      ({ code }) => new Set(large.stores.filter(({ ownerCode }) => ownerCode === code).map(({ branchCode }) => branchCode)).size === 1,
    ),
  );
  t.is(new Set(large.stores.map(({ payeeSlot }) => payeeSlot)).size, 4);
});

test('Clerks and customers have ordinary names, numbers and PINs of their own', (t) => {
  const { clerks, customers } = demoPeople();
  t.is(new Set(clerks.map(({ number }) => number)).size, clerks.length);
  t.true(clerks.every(({ pin }) => /^\d{6}$/.test(pin)));
  t.true(customers.every(({ name, phone }) => /^[\u4e00-\u9fa5]{2,3}$/.test(name) && /^1[3-9]\d{9}$/.test(phone)));
});
