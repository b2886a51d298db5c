import { demoPlaces } from './home.ts';
import { personName } from './names.ts';
import { scatter } from './scatter.ts';
import { seeded, seedOf, type Chance } from './seeded.ts';
import type { DemoClerk, DemoCustomer, DemoPeople } from './types.ts';

const estates = '世茂天城 绿地香颂 联泰香域滨江 红谷凯旋 万达华府 丰和都会 江信国际花园 保集半岛'.split(' ');

/** Clerks for the home store, the first of whom the demo desk names with the PIN, and customers who live around it. */
export const demoPeople = (seed = 1): DemoPeople => {
  const chance = seeded(seedOf(seed, 'people'));
  const clerks = ['001', '002', '003', '004'].map((number): DemoClerk => ({ number, name: personName(chance), pin: pinOf(chance) }));
  const customers = Array.from({ length: 8 }, (_, index) => customerOf(chance, index));
  return { clerks, customers };
};

const pinOf = (chance: Chance): string => String(chance.between(100_000, 999_999));

const customerOf = (chance: Chance, index: number): DemoCustomer => ({
  name: personName(chance),
  phone: `138000000${String(index + 11)}`,
  address: `南昌市红谷滩区${estates[index % estates.length]} ${chance.between(1, 28)} 栋 ${chance.between(1, 30)}0${chance.between(1, 4)} 室`,
  ...scatter(chance, demoPlaces[0]!, 1500),
});
