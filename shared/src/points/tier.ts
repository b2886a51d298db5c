/** A level of membership, as head office has set it. */
export type Tier = {
  /** Stored with members; it never comes to mean another tier. */
  readonly key: string;
  readonly name: string;
  /** Growth within twelve months from which on a member has it: a whole yuan that was paid and not given back is one. */
  readonly growth: number;
  /** Points for each yuan paid, in thousandths. */
  readonly earnPerMille: number;
  /** Nobody reaches it any more; whoever has it keeps it, and what it gives, up to his review. */
  readonly isRetired: boolean;
};

/** All tiers that a member may have: those that can be reached, from the lowest on and beginning at 0, then the retired. */
export type Tiers = readonly Tier[];

/** What a chain begins with. */
export const firstTiers: Tiers = [
  { key: 'fan', name: '卤粉', growth: 0, earnPerMille: 1000, isRetired: false },
  { key: 'silver', name: '银卡', growth: 300, earnPerMille: 1100, isRetired: false },
  { key: 'gold', name: '金卡', growth: 1000, earnPerMille: 1250, isRetired: false },
  { key: 'black', name: '黑金卡', growth: 3000, earnPerMille: 1500, isRetired: false },
];

/** Months of growth that count, and between two reviews. */
export const tierMonths = 12;

export const reachable = (tiers: Tiers): Tiers => tiers.filter(({ isRetired }) => !isRetired);

/** Who never bought anything has it. */
export const lowestTier = (tiers: Tiers): Tier => tiers[0]!;

export const tierOf = (tiers: Tiers, key: string): Tier => tiers.find((tier) => tier.key === key) ?? lowestTier(tiers);

/** The highest tier that so much growth reaches. */
export const tierFor = (tiers: Tiers, growth: number): Tier =>
  reachable(tiers).findLast((tier) => growth >= tier.growth) ?? lowestTier(tiers);

/** A member rises at once and sinks only by the yearly review. */
export const risen = (tiers: Tiers, key: string, growth: number): Tier => {
  const [now, reached] = [tierOf(tiers, key), tierFor(tiers, growth)];
  return reached.growth > now.growth ? reached : now;
};

/** The next tier and the growth that is missing; null: there is none above. */
export const nextTier = (tiers: Tiers, key: string, growth: number): { readonly tier: Tier; readonly missing: number } | null => {
  const now = tierOf(tiers, key);
  const tier = reachable(tiers).find((above) => above.growth > now.growth);
  return tier === undefined ? null : { tier, missing: Math.max(0, tier.growth - growth) };
};

/** How high a tier stands, from 0 on. */
export const placeOf = (tiers: Tiers, key: string): number => {
  const now = tierOf(tiers, key);
  return Math.max(
    0,
    reachable(tiers).findLastIndex(({ growth }) => growth <= now.growth),
  );
};
