import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import type { Reads } from '../../platform/sql.ts';
import type { ListedStore } from './listed-store.ts';
import { settingsOf, storeStanding, tradingOf } from './read-store.ts';
import type { StoreRow, TradingRow } from './store.rows.ts';

type Row = StoreRow & TradingRow & { readonly city_initial: string; readonly changed_at_store: Date | null; readonly seen_at: Date | null };

/** Stores read at once: the event loop gets its turn between two pages. */
const pageMax = 1_000;

/** What a customer's list needs of a store that the chain still runs. */
const select = `SELECT s.id, s.code, s.name, s.city, s.city_initial, s.district, s.address, s.phone, s.lat_e6, s.lng_e6, s.payee_id,
    s.standing, s.settings, s.changed_at AS changed_at_store, t.status, t.pickup, t.delivery, t.changed_by, t.changed_at, p.seen_at
  FROM store s JOIN store_trading t ON t.store_id = s.id LEFT JOIN terminal_presence p ON p.store_id = s.id
  WHERE s.standing = 'open'`;

/** Reads every store with its trading and its terminal's presence. Stores with the same settings share them in memory. */
export const loadStores = async (sql: Reads): Promise<ListedStore[]> => {
  const settings = sharedSettings();
  const stores: ListedStore[] = [];
  for (let last = '', size = pageMax; size === pageMax;) {
    const rows = await sql.all<Row>(`${select} AND s.id > ? ORDER BY s.id LIMIT ${pageMax}`, [last]);
    stores.push(...rows.map((row) => listed(row, settings(row.settings))));
    size = rows.length;
    last = rows.at(-1)?.id ?? last;
    await new Promise(setImmediate);
  }
  return stores;
};

/** Reads these stores anew; those closed for good are left out. */
export const readListed = async (sql: Reads, storeIds: readonly string[]): Promise<ListedStore[]> => {
  const settings = sharedSettings();
  return (await sql.all<Row>(`${select} AND s.id IN (?)`, [storeIds])).map((row) => listed(row, settings(row.settings)));
};

/** Reads settings; stores with the same text share what was read. */
export const sharedSettings = () => {
  const shared = new Map<string, StoreSettingsData>();
  return (text: string): StoreSettingsData => {
    const known = shared.get(text) ?? settingsOf(text);
    shared.set(text, known);
    return known;
  };
};

const listed = (row: Row, settings: StoreSettingsData): ListedStore => {
  const { status, pickup, delivery } = tradingOf(row);
  const trading = { status, pickup, delivery };
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    city: row.city,
    cityInitial: row.city_initial,
    district: row.district,
    address: row.address,
    phone: row.phone,
    latE6: row.lat_e6,
    lngE6: row.lng_e6,
    settings,
    standing: storeStanding(row),
    changedAtMs: row.changed_at_store?.getTime() ?? 0,
    nameText: `${row.name} ${row.code}`.toLowerCase(),
    allText: `${row.name} ${row.code} ${row.city} ${row.district} ${row.address}`.toLowerCase(),
    trading,
    tradingBefore: trading,
    turnedAtMs: 0,
    seenAtMs: row.seen_at?.getTime() ?? 0,
    awayFromMs: 0,
    awayUntilMs: 0,
    view: null,
  };
};
