import { tierFault, type TierDraftData } from '@mendian/shared/points/tier-draft.ts';
import type { TiersData } from '@mendian/shared/points/tier.contract.ts';

/** A tier as the form holds it; `at` tells rows apart while they are moved and added. */
export type TierRow = {
  readonly at: number;
  readonly key: string | null;
  name: string;
  growth: number | null;
  earnPerMille: number | null;
};
export type TierValues = { rows: readonly TierRow[] };

export const tierRows = ({ tiers }: TiersData): TierRow[] =>
  tiers.map(({ key, name, growth, earnPerMille }, at) => ({ at, key, name, growth, earnPerMille }));

/** The next row above the highest. */
export const rowAbove = (rows: readonly TierRow[]): TierRow => ({
  ...{ at: Math.max(...rows.map(({ at }) => at)) + 1, key: null, name: '', growth: null },
  earnPerMille: rows.at(-1)?.earnPerMille ?? 1000,
});

export const draftsOf = (rows: readonly TierRow[]): TierDraftData[] =>
  rows.map(({ key, name, growth, earnPerMille }) => ({ key, name: name.trim(), growth: growth ?? 0, earnPerMille: earnPerMille ?? 0 }));

/** What is wrong with the rows together; single fields say it themselves. */
export const rowsFault = ({ rows }: TierValues): { rows?: string } => {
  const fault = tierFault(draftsOf(rows));
  return fault === null ? {} : { rows: fault };
};
