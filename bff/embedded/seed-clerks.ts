import { hashPin } from '../src/modules/terminal/index.ts';
import type { Sql } from '../src/platform/sql.ts';
import type { DemoClerk } from './demo/index.ts';
import { personName } from './demo/names.ts';
import { seeded, seedOf } from './demo/seeded.ts';
import { insertAll } from './seed-rows.ts';

const clerksAtHome = 3;

/**
 * Three clerks in the home store, the first of whom the demo desk names, and one or two elsewhere, with the same PINs: a hash
 * takes 20 ms, and in a demonstration no one is to guess them.
 */
export const seedClerks = async (
  sql: Sql,
  clerks: readonly DemoClerk[],
  storeIds: readonly string[],
  newId: () => string,
): Promise<void> => {
  const people = await Promise.all(clerks.slice(0, clerksAtHome).map(async (clerk) => ({ ...clerk, pinHash: await hashPin(clerk.pin) })));
  const chance = seeded(seedOf(1, 'clerks'));
  const rows = storeIds.flatMap((storeId, index) =>
    people.slice(0, index === 0 ? clerksAtHome : chance.between(1, 2)).map(({ number, name, pinHash }) => ({
      id: newId(),
      store_id: storeId,
      number,
      name: index === 0 ? name : personName(chance),
      pin_hash: pinHash,
    })),
  );
  await insertAll(sql, 'clerk', rows);
};
