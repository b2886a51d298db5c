import { apportion } from './apportion.ts';
import { fixedNumber } from './names.ts';
import { branchOf, ownersOf } from './owners.ts';
import { cities } from './places/index.ts';
import { homeSite } from './home.ts';
import { placeE6 } from './scatter.ts';
import { seeded, seedOf } from './seeded.ts';
import { sitesOf, type Site } from './sites.ts';
import { homeStoreSettings, storeSettings } from './store-settings.ts';
import type { City } from './places/gazetteer.ts';
import type { DemoCity, DemoMerchant, DemoPayeeSlot, DemoStore } from './types.ts';

type Sited = Site & { readonly of: City };

/** The chain's stores, their cities and their merchants. The home city comes first and its home store is `S00001`. */
export const demoStores = (seed: number, count: number): { cities: DemoCity[]; stores: DemoStore[]; merchants: DemoMerchant[] } => {
  const counts = apportion(count, cities);
  const sites = cities.flatMap((city, index): Sited[] =>
    sitesOf({ seed, city, count: counts[index] ?? 0, first: index === 0 ? homeSite : null }).map((site) => ({ ...site, of: city })),
  );
  const { merchants, ownerCodes } = ownersOf(
    seed,
    sites.map(({ of }) => ({ province: of.province, city: of.name })),
  );
  const payeeSlots = new Map(merchants.map(({ code, payeeSlot }) => [code, payeeSlot]));
  const stores = sites.map((site, index) => storeAt(seed, site, index, ownerCodes[index]!, payeeSlots));
  return { cities: citiesWithStores(counts), stores, merchants };
};

const citiesWithStores = (counts: readonly number[]): DemoCity[] =>
  cities
    .map(({ name, province, initial, at }, index) => ({ name, province, initial, ...placeE6(at), stores: counts[index] ?? 0 }))
    .filter(({ stores }) => stores > 0);

const storeAt = (
  seed: number,
  site: Sited,
  index: number,
  ownerCode: string,
  payeeSlots: ReadonlyMap<string, DemoPayeeSlot>,
): DemoStore => {
  const code = `S${String(index + 1).padStart(5, '0')}`;
  const chance = seeded(seedOf(seed, code));
  const isHome = index === 0;
  const settings = isHome ? homeStoreSettings() : storeSettings(chance);
  const drawn = isHome ? 999 : chance.between(0, 999);
  const { province, name: city, dialling } = site.of;
  return {
    code,
    name: `${site.title}店`,
    province,
    city,
    district: site.district,
    address: site.address,
    phone: fixedNumber(chance, dialling, site.of.people >= 150 || dialling === '0791' ? 8 : 7),
    latE6: site.latE6,
    lngE6: site.lngE6,
    branchCode: branchOf(province),
    ownerCode,
    payeeSlot: payeeSlots.get(ownerCode)!,
    status: drawn < 30 ? 'closed' : drawn < 80 ? 'busy' : 'open',
    takesPickup: isHome || !chance.perMille(5),
    takesDelivery: settings.delivery !== null && (isHome || !chance.perMille(60)),
    settings,
  };
};
