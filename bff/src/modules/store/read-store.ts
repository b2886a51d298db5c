import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import { standingOf, type Standing, type Trading } from '@mendian/shared/store/trading.ts';
import { question, type Question, type Reads, type Value } from '../../platform/sql.ts';
import type { StoreRow, TradingRow } from './store.rows.ts';

/** What staff have set by hand, by whom and when. */
export type TradingFacts = Trading & { readonly changedBy: string; readonly changedAt: Date | null };

/** One store as it is now: what an order, a terminal and a refund need to know of it. */
export type StoreFacts = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly phone: string;
  readonly latE6: number;
  readonly lngE6: number;
  readonly ownerId: string;
  readonly branchId: string;
  /** Empty: none is set yet. */
  readonly payeeId: string;
  readonly standing: Standing | null;
  readonly settings: StoreSettingsData;
  readonly trading: TradingFacts;
  /** When its terminal was last heard of; null: never. */
  readonly terminalSeenAt: Date | null;
};

type Row = StoreRow & TradingRow & { readonly seen_at: Date | null };

/** A store from SQL, not from the directory: what is decided on must be what is committed. Null: there is none. */
export const readStore = async (sql: Reads, storeId: string): Promise<StoreFacts | null> => (await sql.ask(askStore(storeId)))[0];

export const askStore = (storeId: string): Question<StoreFacts | null> =>
  question<Row, StoreFacts | null>(
    `SELECT s.id, s.code, s.name, s.city, s.address, s.phone, s.lat_e6, s.lng_e6, s.owner_id, s.branch_id, s.payee_id, s.standing, s.settings,
      t.status, t.pickup, t.delivery, t.changed_by, t.changed_at, p.seen_at
    FROM store s JOIN store_trading t ON t.store_id = s.id LEFT JOIN terminal_presence p ON p.store_id = s.id WHERE s.id = ?`,
    [storeId],
    ([row]) => (row === undefined ? null : factsOf(row)),
  );

/** Who needs no more of a store than this asks for a third of what all its facts cost. */
export const askStoreSettings = (storeId: string): Question<StoreSettingsData | null> =>
  question<Pick<StoreRow, 'settings'>, StoreSettingsData | null>('SELECT settings FROM store WHERE id = ?', [storeId], ([row]) =>
    row === undefined ? null : settingsOf(row.settings),
  );

/** What a customer is shown of the store of an order. */
export type ShownStore = Pick<StoreFacts, 'id' | 'name' | 'address' | 'phone' | 'latE6' | 'lngE6'>;

/** `id` is SQL that tells which store. Null: there is none. */
export const askShownStore = (id: string, values: readonly Value[]): Question<ShownStore | null> =>
  question<StoreRow, ShownStore | null>(`SELECT id, name, address, phone, lat_e6, lng_e6 FROM store WHERE id = ${id}`, values, ([row]) =>
    row === undefined ? null : { id: row.id, name: row.name, address: row.address, phone: row.phone, latE6: row.lat_e6, lngE6: row.lng_e6 },
  );

const factsOf = (row: Row): StoreFacts => ({
  id: row.id,
  code: row.code,
  name: row.name,
  city: row.city,
  address: row.address,
  phone: row.phone,
  latE6: row.lat_e6,
  lngE6: row.lng_e6,
  ownerId: row.owner_id,
  branchId: row.branch_id,
  payeeId: row.payee_id,
  standing: storeStanding(row),
  settings: settingsOf(row.settings),
  trading: tradingOf(row),
  terminalSeenAt: row.seen_at,
});

export const storeStanding = ({ standing, payee_id: payeeId }: Pick<StoreRow, 'standing' | 'payee_id'>): Standing | null =>
  standingOf({ closed: standing === 'closed', hasPayee: payeeId !== '' });

/** Settings were checked when they were written. */
export const settingsOf = (text: string): StoreSettingsData => JSON.parse(text) as StoreSettingsData;

export const tradingOf = (row: Omit<TradingRow, 'store_id'>): TradingFacts => ({
  status: row.status,
  pickup: row.pickup === 1,
  delivery: row.delivery === 1,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
});
