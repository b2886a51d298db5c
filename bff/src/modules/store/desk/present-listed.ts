import type { StoreListedData } from '@mendian/shared/store/store-desk.contract.ts';
import type { StoreSettingsData } from '@mendian/shared/store/store-settings.ts';
import { notNow, notTakingReasons, terminalAwayMs } from '@mendian/shared/store/trading.ts';
import { storeStanding, tradingOf } from '../read-store.ts';
import type { StoreRow, TradingRow } from '../store.rows.ts';
import { tradingView } from '../trading-view.ts';

/** What a desk's list reads of a store. */
export type ListedRow = Omit<StoreRow, 'address' | 'phone' | 'lat_e6' | 'lng_e6'> &
  Omit<TradingRow, 'store_id'> & {
    readonly province: string;
    readonly owner_code: string | null;
    readonly owner_name: string | null;
    readonly branch_code: string | null;
    readonly branch_name: string | null;
    readonly seen_at: Date | null;
  };

export const listedColumns = `s.id, s.code, s.name, s.province, s.city, s.district, s.owner_id, s.branch_id, s.payee_id, s.standing, s.settings,
  o.code AS owner_code, o.name AS owner_name, b.code AS branch_code, b.name AS branch_name,
  t.status, t.pickup, t.delivery, t.changed_by, t.changed_at, p.seen_at`;

/** Each store has its trading; looked up from the store, so that no plan begins elsewhere and sorts the chain. */
export const listedTables = `store s LEFT JOIN store_trading t ON t.store_id = s.id LEFT JOIN terminal_presence p ON p.store_id = s.id
  LEFT JOIN merchant o ON o.id = s.owner_id LEFT JOIN merchant b ON b.id = s.branch_id`;

/** `settings` are the row's, parsed by the caller. */
export const presentListed = (row: ListedRow, settings: StoreSettingsData, now: Date): StoreListedData => {
  const trading = tradingOf(row);
  const why = notNow({ standing: storeStanding(row), trading, settings, terminalSeenAt: row.seen_at }, now);
  return {
    ...{ storeId: row.id, code: row.code, name: row.name, province: row.province, city: row.city, district: row.district },
    owner: partyOf(row.owner_id, row.owner_code, row.owner_name),
    branch: partyOf(row.branch_id, row.branch_code, row.branch_name),
    standing: row.standing,
    trading: tradingView({ trading }),
    notTaking: why && notTakingReasons[why],
    terminalSeenAt: row.seen_at?.toISOString() ?? null,
    online: isOnline(row.seen_at, now),
    hasPayee: row.payee_id !== '',
  };
};

export const isOnline = (seenAt: Date | null, now: Date): boolean => seenAt !== null && now.getTime() - seenAt.getTime() <= terminalAwayMs;

/** A merchant that is not known here is shown by its id alone. */
export const partyOf = (id: string, code: string | null, name: string | null) => ({ id, code: code ?? '', name: name ?? '' });
