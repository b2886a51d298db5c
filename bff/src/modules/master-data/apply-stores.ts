import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { newStoreSettings } from '@mendian/shared/store/new-store-settings.ts';
import type { ErpStore } from '../../gateways/erp.ts';
import type { Context } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import { addStores, setStoreOwner, storeChanged, type NewStore } from '../store/index.ts';
import type { Applied } from './applied.ts';
import { movesTo, ownerCodeOf, planStores, type KnownStore, type StoreFacts } from './plan-stores.ts';

/** Brings our stores to what these rows say, as far as that can be; rows that change nothing write nothing. */
export const applyStores = async (ctx: Context, rows: readonly ErpStore[]): Promise<Applied> => {
  const facts = await readFacts(ctx.sql, rows);
  const planned = planStores(rows, facts);
  const idOf = (code: string): string => facts.merchants.get(code)!.id;
  const added = planned.flatMap((one) => (one.kind === 'add' ? [one.row] : []));
  const changed = planned.flatMap((one) => (one.kind === 'change' ? [one] : []));
  if (added.length > 0)
    await addStores(
      ctx,
      added.map((row) => newStore(row, idOf)),
      'ERP 同步',
    );
  for (const { row, known, what } of changed) await changeStore(ctx, row, known, what, idOf);
  return {
    seen: planned.length,
    added: added.map(({ code, name }) => ({ code, name, what: '新增' })),
    changed: changed.flatMap(({ row, what }) => (what === '' ? [] : [{ code: row.code, name: row.name, what }])),
    refused: planned.flatMap((one) => (one.kind === 'refuse' ? [one.refused] : [])),
  };
};

const readFacts = async (sql: Reads, rows: readonly ErpStore[]): Promise<StoreFacts> => {
  const codes = [...new Set(rows.map(({ code }) => code))];
  const merchantCodes = [
    ...new Set(rows.flatMap(({ branchCode, franchiseeCode }) => [branchCode, franchiseeCode]).filter((code) => code !== null)),
  ];
  const known = await sql.all<KnownStore>(
    `SELECT s.id, s.code, s.name, s.province, s.city, s.city_initial, s.district, s.address, s.phone, s.lat_e6, s.lng_e6, s.manager,
      s.area_sqm, s.opened_on, s.closed_on, s.standing, s.erp_updated_at, s.erp_owner_code, s.erp_branch_code,
      COALESCE(o.code, '') AS owner_code, COALESCE(b.code, '') AS branch_code
    FROM store s LEFT JOIN merchant o ON o.id = s.owner_id LEFT JOIN merchant b ON b.id = s.branch_id WHERE s.code IN (?)`,
    [codes],
  );
  const merchants = await sql.all<{ id: string; code: string; kind: 'branch' | 'franchisee' }>(
    'SELECT id, code, kind FROM merchant WHERE code IN (?)',
    [merchantCodes],
  );
  const closing = new Set(rows.filter(({ closed }) => closed).map(({ code }) => code));
  return {
    known: new Map(known.map((store) => [store.code, store])),
    merchants: new Map(merchants.map((merchant) => [merchant.code, merchant])),
    busy: await findBusy(sql, known.filter(({ code }) => closing.has(code)).map(({ id }) => id)), // prettier-ignore
  };
};

/** Which of these stores have orders that are not over. */
const findBusy = async (sql: Reads, storeIds: readonly string[]): Promise<Set<string>> => {
  if (storeIds.length === 0) return new Set();
  const rows = await sql.all<{ store_id: string }>(
    `SELECT DISTINCT store_id FROM orders WHERE store_id IN (?) AND state IN ('unpaid', 'new', 'preparing', 'ready', 'delivering')`,
    [storeIds],
  );
  return new Set(rows.map(({ store_id }) => store_id));
};

const newStore = (row: ErpStore, idOf: (code: string) => string): NewStore => {
  const { code, name, province, city, cityInitial, district, address, phone, latE6, lngE6 } = row;
  return {
    ...{ code, name, province, city, cityInitial, district, address, phone, latE6, lngE6 },
    ...{ branchId: idOf(row.branchCode!), ownerId: idOf(ownerCodeOf(row)), settings: JSON.stringify(newStoreSettings) },
    more: erpColumns(row),
  };
};

/** What only the ERP knows of a store. */
const erpColumns = (row: ErpStore) => ({
  ...{ manager: row.manager, area_sqm: row.areaSqm, opened_on: row.openedOn, closed_on: row.closedOn },
  ...{ erp_updated_at: row.updatedAt, erp_owner_code: ownerCodeOf(row), erp_branch_code: row.branchCode },
});

const changeStore = async (ctx: Context, row: ErpStore, known: KnownStore, what: string, idOf: (code: string) => string): Promise<void> => {
  const set = {
    ...{ name: row.name, province: row.province, city: row.city, city_initial: row.cityInitial, district: row.district },
    ...{ address: row.address, phone: row.phone, lat_e6: row.latE6, lng_e6: row.lngE6 },
    ...{ standing: row.closed ? 'closed' : 'open', ...erpColumns(row) },
  };
  ctx.sql.later.run(
    `UPDATE store SET ${Object.keys(set)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE id = ?`,
    [...Object.values(set), known.id],
  );
  const moves = movesTo(row, known);
  if (moves !== null)
    await setStoreOwner(ctx, {
      ...{ storeId: known.id, ownerId: idOf(moves.ownerCode), branchId: idOf(moves.branchCode) },
      fromDay: dayOf(ctx.now),
    });
  if (what !== '') storeChanged(ctx, known.id);
};
