import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { Sql } from '../src/platform/sql.ts';
import type { DemoChain, DemoPayeeSlot, DemoStore } from './demo/index.ts';
import { alipayAccountRow, type SeedPayee } from './payees.ts';
import { idOf, idPerKey } from './seed-ids.ts';
import { insertAll } from './seed-rows.ts';

type Ids = {
  readonly merchants: ReadonlyMap<string, string>;
  readonly payees: ReadonlyMap<DemoPayeeSlot, SeedPayee>;
  readonly initials: ReadonlyMap<string, string>;
};

/** Payees, merchants and stores with everything a store must have. Gives the stores' ids, in their order. */
export const seedStores = async (
  sql: Sql,
  chain: DemoChain,
  payees: readonly SeedPayee[],
  newId: () => string,
  now: Date,
): Promise<string[]> => {
  const ids: Ids = {
    merchants: idPerKey(
      newId,
      chain.merchants.map(({ code }) => code),
    ),
    payees: new Map(payees.map((payee) => [payee.slot, payee])),
    initials: new Map(chain.cities.map(({ name, initial }) => [name, initial])),
  };
  const stores = chain.stores.map((store) => ({ store, id: newId() }));
  const each = (row: (id: string, store: DemoStore) => Parameters<typeof insertAll>[2][number]) =>
    stores.map(({ id, store }) => row(id, store));

  await insertAll(
    sql,
    'alipay_account',
    payees.flatMap(({ seller }) => (seller === null ? [] : [alipayAccountRow(seller, now)])),
  );
  await insertAll(sql, 'payee', payees.map(payeeRow));
  await insertAll(sql, 'merchant', merchantRows(chain, ids, now));
  for (const [table, rows] of Object.entries({
    store: each((id, store) => storeRow(store, id, ids, now)),
    store_owner: each((id, store) => ownerRow(store, id, ids, now)),
    store_trading: each((id, store) => tradingRow(store, id, now)),
    feed_counter: each((id) => ({ store_id: id, seq: 0 })),
    menu_version: each((id) => ({ store_id: id, version: 1 })),
    terminal_presence: each((id) => ({ store_id: id, seen_at: now })),
  }))
    await insertAll(sql, table, rows);
  return stores.map(({ id }) => id);
};

const payeeRow = ({ id, name, mode, appid, mchid, subMchid, subAppid, seller }: SeedPayee) => ({
  ...{ id, name, mode, appid, mchid, sub_mchid: subMchid, sub_appid: subAppid },
  ...{ profit_sharing: mode === 'partner', alipay_account_id: seller?.pid ?? 'own' },
});

const merchantRows = ({ merchants }: DemoChain, ids: Ids, now: Date) =>
  merchants.map(({ code, kind, name, contactName, contactPhone }) => ({
    ...{ id: idOf(ids.merchants, code), code, kind, name },
    ...{ contact_name: contactName, contact_phone: contactPhone, created_at: now },
  }));

const storeRow = (store: DemoStore, id: string, { merchants, payees, initials }: Ids, now: Date) => ({
  id,
  code: store.code,
  name: store.name,
  province: store.province,
  city: store.city,
  city_initial: idOf(initials, store.city),
  district: store.district,
  address: store.address,
  phone: store.phone,
  lat_e6: store.latE6,
  lng_e6: store.lngE6,
  branch_id: idOf(merchants, store.branchCode),
  owner_id: idOf(merchants, store.ownerCode),
  payee_id: payees.get(store.payeeSlot)!.id,
  settings: JSON.stringify(store.settings),
  created_at: now,
});

const ownerRow = ({ ownerCode, branchCode }: DemoStore, id: string, { merchants }: Ids, now: Date) => ({
  ...{ store_id: id, from_day: dayOf(now) },
  ...{ owner_id: idOf(merchants, ownerCode), branch_id: idOf(merchants, branchCode) },
});

const tradingRow = ({ status, takesPickup, takesDelivery }: DemoStore, id: string, now: Date) => ({
  ...{ store_id: id, status, pickup: takesPickup, delivery: takesDelivery },
  ...{ changed_by: '店长', changed_at: now },
});
