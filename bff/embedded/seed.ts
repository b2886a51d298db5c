import type { SandboxCredentials } from '../sandbox/sandbox-shape.ts';
import type { Database } from '../src/platform/database.ts';
import { demoChain, demoPeople } from './demo/index.ts';
import { seedPayees } from './payees.ts';
import type { Say } from './say.ts';
import { seedCatalogue } from './seed-catalogue.ts';
import { seedClerks } from './seed-clerks.ts';
import { seedCoupons } from './seed-coupons.ts';
import { seedEarlier } from './seed-earlier.ts';
import { idsFrom } from './seed-ids.ts';
import { seedPasses } from './seed-passes.ts';
import { seedPrices } from './seed-prices.ts';
import { seedStaff } from './seed-staff.ts';
import { seedStock } from './seed-stock.ts';
import { seedStockDesk } from './seed-stock-desk.ts';
import { seedStores } from './seed-stores.ts';

type Asked = { readonly stores: number; readonly credentials: SandboxCredentials; readonly now: Date; readonly say: Say };

export const countStores = async ({ reads }: Database): Promise<number> =>
  (await reads.one<{ number: number }>('SELECT COUNT(*) AS number FROM store'))?.number ?? 0;

/** Makes the demo chain in an empty database, in one transaction: a start that is cut short leaves nothing half made. */
export const seed = (database: Database, { stores, credentials, now, say }: Asked): Promise<void> =>
  database.transaction(async (sql) => {
    const newId = idsFrom(now);
    const chain = demoChain({ stores });
    const skuIds = await seedCatalogue(sql, chain, newId);
    const payees = seedPayees(chain.payees, credentials);
    const storeIds = await seedStores(sql, chain, payees, newId, now);
    await seedClerks(sql, demoPeople().clerks, storeIds, newId);
    await seedStaff(sql, newId, now);
    await seedStock(sql, { chain, storeIds, skuIds }, newId, now, (done) => {
      if (done % 2_000 === 0 && done < stores) say(`… stock of ${done} stores`);
    });
    await seedPrices(sql, { chain, skuIds, newId, now });
    await seedStockDesk(sql, newId, now);
    await seedCoupons(sql, newId, now);
    await seedPasses(sql, payees[0]!.id, newId, now);
    await seedEarlier(sql, newId, now);
  });
