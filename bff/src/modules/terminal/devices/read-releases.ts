import type { Release } from '@mendian/shared/terminal/release-rule.ts';
import type { Reads } from '../../../platform/sql.ts';

export type ReleaseRow = {
  readonly id: string;
  readonly version: string;
  readonly notes: string;
  readonly percent: number;
  readonly halted: number;
  readonly created_by: string;
  readonly created_at: Date;
};

export type KnownRelease = Release & { readonly row: ReleaseRow };

const releasesMax = 100;

/** The latest releases with the stores they name, the newest first. A chain has some tens of them. */
export const readReleases = async (sql: Reads): Promise<KnownRelease[]> => {
  const rows = await sql.all<ReleaseRow>(
    `SELECT id, version, notes, percent, halted, created_by, created_at FROM app_release ORDER BY id DESC LIMIT ${releasesMax}`,
  );
  const named = await sql.all<{ release_id: string; store_id: string }>(
    'SELECT release_id, store_id FROM app_release_store WHERE release_id IN (?)',
    [rows.map(({ id }) => id)],
  );
  const byRelease = Map.groupBy(named, ({ release_id: releaseId }) => releaseId);
  return rows.map((row) => ({
    ...{ version: row.version, percent: row.percent, halted: row.halted === 1, row },
    storeIds: new Set((byRelease.get(row.id) ?? []).map(({ store_id: storeId }) => storeId)),
  }));
};
