import { firstTiers, type Tiers } from '@mendian/shared/points/tier.ts';
import { question, type Question } from '../../../platform/sql.ts';

export type TierVersion = {
  readonly version: number;
  readonly tiers: Tiers;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
};

type Row = { version: number; tiers: string; changed_by: string; changed_at: Date };

const asBegun: TierVersion = { version: 0, tiers: firstTiers, changedBy: null, changedAt: null };

/** The tiers as they are set now. */
export const askTierVersion = (): Question<TierVersion> =>
  question<Row, TierVersion>('SELECT * FROM tier_version ORDER BY version DESC LIMIT 1', [], ([row]) =>
    row === undefined
      ? asBegun
      : {
          ...{ version: row.version, tiers: JSON.parse(row.tiers) as Tiers },
          ...{ changedBy: row.changed_by, changedAt: row.changed_at },
        },
  );
