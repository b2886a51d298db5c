import type { City, District } from './places/gazetteer.ts';
import { placeE6, scatter, type PlaceE6 } from './scatter.ts';
import { seeded, seedOf, type Chance } from './seeded.ts';

/** Somewhere in a city where the chain could have a store. `title` goes before 店 and is unique within the city. */
export type Site = PlaceE6 & { readonly title: string; readonly district: string; readonly address: string };

type Anchored = { readonly name: string; readonly kind: 'mall' | 'neighbourhood' | 'road'; readonly road: string; readonly at: PlaceE6 };
type Ask = {
  readonly seed: number;
  readonly city: City;
  readonly count: number;
  /** A site that is given and comes first. */ readonly first: Site | null;
};

/** Malls and neighbourhoods lie up to so far from their district's centre, roads a little further. */
const anchorMetersMax = 2000;
const roadMetersMax = 2600;

const isMall = /(广场|城|中心|天地|汇|百货|万达|天街|商场|银泰|天虹|大厦|商厦|新玛特|吾悦|金鹰|华润万家)$/;
const gates = ['', '东门', '西门', '南门', '北门'];
const besides = ['', '菜市场', '农贸市场', '社区', '公交站', '小学', '花园', '生活广场', '新村'];
const ordinals = ['', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * `count` sites of a city: the best known places first, then gates, markets and estates beside them, and at last a second and third
 * store at each. A city with few stores has them in its inner districts, so that some are near each other.
 */
export const sitesOf = ({ seed, city, count, first }: Ask): Site[] => {
  const chance = seeded(seedOf(seed, `${city.province}${city.name}`));
  const inner = city.districts.slice(0, Math.max(1, Math.ceil(count / 8)));
  const districts = inner.map((district) => ({ name: district.name, anchors: anchorsOf(chance, district) }));
  const sites = first === null || count === 0 ? [] : [first];
  const taken = new Set(sites.map(({ title }) => title));

  for (let turn = 0; sites.length < count; turn += 1) {
    const fresh = districts.flatMap(({ name, anchors }) => anchors.flatMap((anchor) => siteAt(chance, name, anchor, turn)));
    for (const site of chance.shuffled(fresh)) {
      if (sites.length === count) break;
      if (taken.has(site.title)) continue;
      taken.add(site.title);
      sites.push(site);
    }
  }
  return sites;
};

const anchorsOf = (chance: Chance, { at, roads, anchors }: District): Anchored[] => {
  const centre = placeE6(at);
  return [
    ...anchors.map(({ name, at: own }, index): Anchored => ({
      name,
      kind: isMall.test(name) ? 'mall' : 'neighbourhood',
      road: roads[index % roads.length] ?? '',
      at: own ? placeE6(own) : scatter(chance, centre, anchorMetersMax),
    })),
    ...roads.map((name): Anchored => ({ name, kind: 'road', road: name, at: scatter(chance, centre, roadMetersMax) })),
  ];
};

/** Each turn adds one more site to an anchor, until its gates or neighbours are used up; from the ninth on come second stores. */
const siteAt = (chance: Chance, district: string, { name, kind, road, at }: Anchored, turn: number): Site[] => {
  const step = turn % besides.length;
  const row = Math.floor(turn / besides.length);
  const beside = (kind === 'mall' ? gates : besides)[step];
  if (beside === undefined) return [];
  const title = `${name}${beside}${ordinals[row] ?? row + 1}`;
  const address = `${district}${road} ${chance.between(2, 899)}${whereabouts(chance, kind, name, beside)}`;
  return [{ title, district, address, ...scatter(chance, at, (step === 0 ? 150 : 450) * (kind === 'road' ? 2 : 1)) }];
};

const whereabouts = (chance: Chance, kind: Anchored['kind'], name: string, beside: string): string => {
  if (kind === 'mall') return beside === '' ? ` 号${name} ${chance.pick(['1', '1', '1', '负 1', '2'])} 楼` : ` 号${name}${beside} 1 楼临街`;
  const door = chance.perMille(500) ? `-${chance.between(1, 28)} 号` : ' 号临街商铺';
  return kind === 'road' ? `${door}${beside === '' ? '' : `（近${beside}）`}` : `${door}（近${name}${beside}）`;
};
