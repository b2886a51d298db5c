import type { City } from './places/gazetteer.ts';

/** How strong the chain is in a province, in thousandths of an ordinary one. It comes from the south-east and grew outwards. */
const strengthPerMille: Readonly<Record<string, number>> = {
  江西省: 4000,
  湖南省: 2200,
  福建省: 2200,
  湖北省: 2000,
  浙江省: 2000,
  江苏省: 1800,
  广东省: 1600,
  上海市: 1500,
  安徽省: 1300,
};
const ordinaryPerMille = 500;

/** The demo is looked at from its home city, which therefore gets an eighth of a small chain, up to so many stores. */
const homeStoresMin = 25;

/** How many of `stores` each city gets, in the order of `cities`, whose first is home: by people and strength. */
export const apportion = (stores: number, cities: readonly City[]): number[] => {
  const weights = cities.map(({ people, province }) => people * (strengthPerMille[province] ?? ordinaryPerMille));
  const even = largestRemainders(stores, weights);
  const home = Math.max(even[0] ?? 0, Math.min(homeStoresMin, Math.ceil(stores / 8)));
  return home === even[0] ? even : [home, ...largestRemainders(stores - home, weights.slice(1))];
};

/** Whole shares that add up to `total`; what rounding down leaves goes to the largest remainders, earlier ones first. */
const largestRemainders = (total: number, weights: readonly number[]): number[] => {
  const whole = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => Math.floor((total * weight) / whole));
  const left = total - shares.reduce((all, share) => all + share, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, rest: (total * weight) % whole }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
};
