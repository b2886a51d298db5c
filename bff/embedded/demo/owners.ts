import { branchMerchant, branches, franchisee } from './merchants.ts';
import { seeded, seedOf, type Chance } from './seeded.ts';
import type { DemoMerchant } from './types.ts';

type Located = { readonly province: string; readonly city: string };

export const branchOf = (province: string): string => {
  const found = branches.find(({ provinces }) => provinces.includes(province));
  if (!found) throw new RangeError(`no branch looks after ${province}`);
  return found.code;
};

/** Of a thousand stores so many belong to franchisees, the others to their branch. */
const franchisedPerMille = 550;
/** A franchisee for every so many stores of the chain. */
const storesPerFranchisee = 20;

/**
 * Merchants, and for each store the code of the one that owns it. A franchisee's stores lie in one region, near each other in
 * the order of the stores; the first store, the demo's own, is the branch's.
 */
export const ownersOf = (seed: number, stores: readonly Located[]): { merchants: DemoMerchant[]; ownerCodes: string[] } => {
  const chance = seeded(seedOf(seed, 'owners'));
  const regions = stores.map(({ province }) => branchOf(province));
  const ownerCodes = [...regions];
  const franchised = stores.map((_, index) => index).filter((index) => index > 0 && chance.perMille(franchisedPerMille));
  const franchisees: DemoMerchant[] = [];
  const takenNames = new Set<string>();

  for (const { code } of branches) {
    const theirs = franchised.filter((index) => regions[index] === code);
    const count = Math.round((theirs.length * 1000) / franchisedPerMille / storesPerFranchisee) || (theirs.length > 2 ? 1 : 0);
    for (let part = 0; part < count; part += 1) {
      const own = theirs.slice(Math.floor((theirs.length * part) / count), Math.floor((theirs.length * (part + 1)) / count));
      const first = stores[own[0] ?? 0]!;
      const merchant = namedOnce(chance, franchisees.length + 1, first.city, takenNames);
      franchisees.push(merchant);
      for (const index of own) ownerCodes[index] = merchant.code;
    }
  }
  return { merchants: [...branches.map((branch) => branchMerchant(chance, branch)), ...franchisees], ownerCodes };
};

const namedOnce = (chance: Chance, number: number, city: string, taken: Set<string>): DemoMerchant => {
  for (;;) {
    const merchant = franchisee(chance, number, city);
    if (taken.has(merchant.name)) continue;
    taken.add(merchant.name);
    return merchant;
  }
};
