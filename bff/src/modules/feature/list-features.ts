import type { FeatureData, listFeatures as contract } from '@mendian/shared/feature/feature.contract.ts';
import { features, type FeatureKey } from '@mendian/shared/feature/features.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { allRows, type Reads } from '../../platform/sql.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';

type Row = {
  readonly feature_key: string;
  readonly percent: number;
  readonly halted: number;
  readonly changed_by: string;
  readonly changed_at: Date;
};
type Named = { readonly feature_key: string; readonly id: string; readonly code: string; readonly name: string };

/** The features of the server, and how far each is put out. */
export const listFeatures = async (ctx: ReadContext<ActorOf<'headOffice'>>): Promise<ReplyOf<typeof contract>> => {
  requireWholeChain(ctx);
  return { items: await presentFeatures(ctx.sql, Object.keys(features) as FeatureKey[]) };
};

/** Features as head office sees them, in the order of their keys as given. */
export const presentFeatures = async (sql: Reads, keys: readonly FeatureKey[]): Promise<FeatureData[]> => {
  const [stages, named] = await sql.ask(
    allRows<Row>('SELECT feature_key, percent, halted, changed_by, changed_at FROM feature_stage WHERE feature_key IN (?)', [keys]),
    allRows<Named>(
      `SELECT n.feature_key, s.id, s.code, s.name FROM feature_stage_store n JOIN store s ON s.id = n.store_id
        WHERE n.feature_key IN (?) ORDER BY s.code`,
      [keys],
    ),
  );
  return keys.map((featureKey) => {
    const stage = stages.find((row) => row.feature_key === featureKey);
    const stores = named.flatMap(({ feature_key: of, ...store }) => (of === featureKey ? [store] : []));
    return { featureKey, ...features[featureKey], staged: stage === undefined ? null : { ...present(stage), stores } };
  });
};

const present = ({ percent, halted, changed_by: changedBy, changed_at: changedAt }: Row) => ({
  ...{ percent, halted: halted === 1, changedBy, changedAt: changedAt.toISOString() },
});
