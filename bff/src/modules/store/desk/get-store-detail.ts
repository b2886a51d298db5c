import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/store/store-desk.contract.ts';
import type { StoreDetailData } from '@mendian/shared/store/store-desk.contract.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { withinScope } from '../../../platform/scope-sql.ts';
import type { Reads } from '../../../platform/sql.ts';
import { hoursText } from '../hours-text.ts';
import { settingsOf } from '../read-store.ts';
import { listedColumns, listedTables, partyOf, presentListed, type ListedRow } from './present-listed.ts';

type Detail = typeof contract.getStoreDetail.hq;

type Row = ListedRow & {
  readonly address: string;
  readonly phone: string;
  readonly lat_e6: number;
  readonly lng_e6: number;
  readonly payee_name: string | null;
  readonly mchid: string | null;
};

/** Everything a desk knows of one store. */
export const getStoreDetail = async ({ sql, actor, now }: ReadContext<Staff>, { storeId }: InputOf<Detail>): Promise<ReplyOf<Detail>> => {
  const { text, values } = withinScope(actor.scope);
  const row = await sql.one<Row>(
    `SELECT ${listedColumns}, s.address, s.phone, s.lat_e6, s.lng_e6, y.name AS payee_name, y.mchid
    FROM ${listedTables} LEFT JOIN payee y ON y.id = s.payee_id WHERE s.id = ? AND ${text}`,
    [storeId, ...values],
  );
  if (row === null) throw refuse('thing/not-found');
  const settings = settingsOf(row.settings);
  return {
    ...presentListed(row, settings, now),
    ...{ address: row.address, phone: row.phone, latE6: row.lat_e6, lngE6: row.lng_e6 },
    hoursText: hoursText(settings, dayOf(now)),
    settings,
    payee: row.payee_name === null ? null : { id: row.payee_id, name: row.payee_name, mchid: row.mchid! },
    tradingChanges: await readTradingChanges(sql, storeId),
    owners: await readOwners(sql, storeId),
  };
};

const readTradingChanges = async (sql: Reads, storeId: string): Promise<StoreDetailData['tradingChanges']> => {
  const rows = await sql.all<{ at: Date; actor: string; detail: string }>(
    `SELECT at, actor, detail FROM audit_log WHERE store_id = ? AND action = 'trading.changed' ORDER BY id DESC LIMIT 10`,
    [storeId],
  );
  return rows.map(({ at, actor, detail }) => {
    const { from, to } = JSON.parse(detail) as Record<'from' | 'to', { status: 'open' | 'busy' | 'closed' }>;
    return { at: at.toISOString(), by: actor.slice(actor.indexOf(':') + 1), from: from.status, to: to.status };
  });
};

type OwnerRow = {
  readonly from_day: string;
  readonly owner_id: string;
  readonly branch_id: string;
  readonly owner_code: string | null;
  readonly owner_name: string | null;
  readonly branch_code: string | null;
  readonly branch_name: string | null;
};

const readOwners = async (sql: Reads, storeId: string): Promise<StoreDetailData['owners']> => {
  const rows = await sql.all<OwnerRow>(
    `SELECT h.from_day, h.owner_id, h.branch_id, o.code AS owner_code, o.name AS owner_name, b.code AS branch_code, b.name AS branch_name
    FROM store_owner h LEFT JOIN merchant o ON o.id = h.owner_id LEFT JOIN merchant b ON b.id = h.branch_id
    WHERE h.store_id = ? ORDER BY h.from_day DESC LIMIT 50`,
    [storeId],
  );
  return rows.map((row) => ({
    fromDay: row.from_day,
    owner: partyOf(row.owner_id, row.owner_code, row.owner_name),
    branch: partyOf(row.branch_id, row.branch_code, row.branch_name),
  }));
};
