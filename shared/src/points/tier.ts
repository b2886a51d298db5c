/** The tiers of membership, from the lowest on; keys are stored and never change their meaning. */
export const tiers = [
  { key: 'fan', name: '卤粉', growth: 0, earnPerMille: 1000 },
  { key: 'silver', name: '银卡', growth: 300, earnPerMille: 1100 },
  { key: 'gold', name: '金卡', growth: 1000, earnPerMille: 1250 },
  { key: 'black', name: '黑金卡', growth: 3000, earnPerMille: 1500 },
] as const satisfies readonly Tier[];

export type Tier = {
  readonly key: string;
  readonly name: string;
  /** Growth within twelve months from which on a member has it: a whole yuan that was paid and not given back is one. */
  readonly growth: number;
  /** Points for each yuan paid, in thousandths. */
  readonly earnPerMille: number;
};
export type TierKey = (typeof tiers)[number]['key'];
export const tierKeys = tiers.map(({ key }) => key);

export const tierOf = (key: TierKey): Tier => tiers.find((tier) => tier.key === key)!;

/** The highest tier that so much growth reaches. */
export const tierFor = (growth: number): TierKey => tiers.findLast((tier) => growth >= tier.growth)?.key ?? 'fan';

const rank = (key: TierKey): number => tierKeys.indexOf(key);

/** A member rises at once and sinks only by the yearly review. */
export const risen = (tier: TierKey, growth: number): TierKey => (rank(tierFor(growth)) > rank(tier) ? tierFor(growth) : tier);

/** The next tier and the growth that is missing; null: there is none above. */
export const nextTier = (key: TierKey, growth: number): { readonly tier: Tier; readonly missing: number } | null => {
  const tier = tiers[rank(key) + 1];
  return tier === undefined ? null : { tier, missing: Math.max(0, tier.growth - growth) };
};

/** Months of growth that count, and between two reviews. */
export const tierMonths = 12;
