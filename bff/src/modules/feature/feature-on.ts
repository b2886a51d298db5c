import { isFeatureOn, type FeatureKey } from '@mendian/shared/feature/features.ts';
import type { Reads } from '../../platform/sql.ts';

type Row = { readonly percent: number; readonly halted: number; readonly store_id: string | null };

/** Whether a store has a feature now. It is read anew each time, so a change counts at the next request in every process. */
export const featureOn = async (sql: Reads, key: FeatureKey, storeId: string): Promise<boolean> => {
  const row = await sql.one<Row>(
    `SELECT f.percent, f.halted, n.store_id FROM feature_stage f
      LEFT JOIN feature_stage_store n ON n.feature_key = f.feature_key AND n.store_id = ? WHERE f.feature_key = ?`,
    [storeId, key],
  );
  if (row === null) return isFeatureOn(key, null, storeId);
  const storeIds = new Set(row.store_id === null ? [] : [row.store_id]);
  return isFeatureOn(key, { percent: row.percent, storeIds, halted: row.halted === 1 }, storeId);
};
