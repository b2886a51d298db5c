import type { Site } from './sites.ts';
import type { DemoPlace } from './types.ts';

/** The store the demo desk's terminal is bound to: 联发广场店 in Nanchang, `S00001`. */
export const homeSite: Site = {
  title: '联发广场',
  district: '红谷滩区',
  address: '红谷滩区绿茵路 129 号联发广场 1 楼',
  latE6: 28_690_120,
  lngE6: 115_861_240,
};

/** Where the demo's customer may stand, first the one to begin with: all in Nanchang, within reach of many stores. */
export const demoPlaces: readonly DemoPlace[] = [
  { name: '红谷滩 秋水广场', latE6: 28_684_200, lngE6: 115_862_600 },
  { name: '八一广场', latE6: 28_674_300, lngE6: 115_903_400 },
  { name: '滕王阁', latE6: 28_681_500, lngE6: 115_881_200 },
  { name: '南昌站', latE6: 28_662_300, lngE6: 115_919_600 },
];

/** What the demo's chain is called on its screens; made up. */
export const brandName = '樟叶卤味';
