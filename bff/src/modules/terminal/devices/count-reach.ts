import { versionFor, type Release } from '@mendian/shared/terminal/release-rule.ts';
import type { Reads } from '../../../platform/sql.ts';

type Reach = { readonly terminals: number; readonly stores: number };
type Row = { readonly id: string; readonly store_id: string };

export const nobody: Reach = { terminals: 0, stores: 0 };

/** So many are read and placed at once; others have their turn in between. */
const terminalsAtOnce = 2_000;

/** How many bound terminals there are, and how many should run each version, with the stores they stand in. */
export const countReach = async (sql: Reads, releases: readonly Release[]): Promise<{ all: Reach; byVersion: Map<string, Reach> }> => {
  const all = openCount();
  const counts = new Map<string, ReturnType<typeof openCount>>();
  for (let after = ''; ;) {
    const rows = await sql.all<Row>(
      `SELECT id, store_id FROM terminal WHERE id > ? AND ended_at IS NULL ORDER BY id LIMIT ${terminalsAtOnce}`,
      [after],
    );
    for (const row of rows) {
      all.add(row);
      const version = versionFor(releases, { terminalId: row.id, storeId: row.store_id });
      if (version === null) continue;
      if (!counts.has(version)) counts.set(version, openCount());
      counts.get(version)!.add(row);
    }
    if (rows.length < terminalsAtOnce) break;
    after = rows.at(-1)!.id;
  }
  return { all: all.total(), byVersion: new Map([...counts].map(([version, count]) => [version, count.total()])) };
};

const openCount = () => {
  const stores = new Set<string>();
  let terminals = 0;
  return {
    add: ({ store_id: storeId }: Row) => {
      terminals += 1;
      stores.add(storeId);
    },
    total: (): Reach => ({ terminals, stores: stores.size }),
  };
};
