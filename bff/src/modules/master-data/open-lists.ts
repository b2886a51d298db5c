import type { MerchantKind } from '@mendian/shared/account/sign-in.contract.ts';
import type * as contract from '@mendian/shared/application/open.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { Reads } from '../../platform/sql.ts';

type StoreReply = ReplyOf<typeof contract.openStores>;
type MerchantReply = ReplyOf<typeof contract.openFranchisees>;
type Ask = InputOf<typeof contract.openStores>;

/** What commits later than its time, and clocks that differ, are looked for so far back the next time. */
const overlapMs = 120_000;

type StoreRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly standing: 'open' | 'closed';
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly phone: string;
  readonly lat_e6: number;
  readonly lng_e6: number;
  readonly manager: string;
  readonly area_sqm: number | null;
  readonly opened_on: string | null;
  readonly closed_on: string | null;
  readonly changed_at: Date | null;
  readonly branch_code: string | null;
  readonly branch_name: string | null;
  readonly owner_code: string | null;
  readonly owner_name: string | null;
  readonly owner_kind: MerchantKind | null;
};

const selectStores = `SELECT s.id, s.code, s.name, s.standing, s.province, s.city, s.district, s.address, s.phone, s.lat_e6, s.lng_e6,
    s.manager, s.area_sqm, s.opened_on, s.closed_on, s.changed_at, b.code AS branch_code, b.name AS branch_name,
    o.code AS owner_code, o.name AS owner_name, o.kind AS owner_kind
  FROM store s LEFT JOIN merchant b ON b.id = s.branch_id LEFT JOIN merchant o ON o.id = s.owner_id`;

const selectMerchants = `SELECT m.id, m.code, m.name, m.standing, m.contact_name, m.contact_phone, m.licence_no, m.address, m.provinces,
    m.changed_at FROM merchant m`;

type Paged = { readonly id: string; readonly code: string; readonly changed_at: Date | null };

/** Rows behind a cursor, by an index whatever its depth: by code, or of what changed by when it changed. */
const pageRows = async <Row extends Paged>(
  sql: Reads,
  { select, alias, where }: { select: string; alias: string; where: Condition },
  { changedSince, after, limit }: Ask,
): Promise<{ rows: Row[]; next: string | null }> => {
  const { behind, order } = changedSince === undefined ? byCode(alias, after) : byChange(alias, changedSince, after);
  const rows = await sql.all<Row>(`${select} WHERE ${where.text} AND ${behind.text} ORDER BY ${order} LIMIT ${limit + 1}`, [
    ...where.values,
    ...behind.values,
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: page, next: null };
  return { rows: page, next: changedSince === undefined ? last.code : `${last.changed_at!.getTime()}.${last.id}` };
};

const byCode = (alias: string, after = ''): { behind: Condition; order: string } => ({
  behind: { text: `${alias}.code > ?`, values: [after] },
  order: `${alias}.code`,
});

const byChange = (alias: string, since: string, after: string | undefined): { behind: Condition; order: string } => {
  const [, ms, id] = /^(\d{1,15})\.([0-9A-Za-z_-]{1,36})$/.exec(after ?? `${Date.parse(since) - 1}.0`) ?? [];
  if (ms === undefined) throw refuse('input/invalid', { fields: { after: ['翻页位置不对，请从头再查'] } });
  const at = new Date(Number(ms));
  return {
    behind: { text: `${alias}.changed_at >= ? AND (${alias}.changed_at > ? OR ${alias}.id > ?)`, values: [at, at, id!] },
    order: `${alias}.changed_at, ${alias}.id`,
  };
};

const asOf = (now: Date): string => new Date(now.getTime() - overlapMs).toISOString();
const everything: Condition = { text: '1 = 1', values: [] };

export const openStores = async ({ sql, now }: ReadContext, ask: Ask): Promise<StoreReply> => {
  const { rows, next } = await pageRows<StoreRow>(sql, { select: selectStores, alias: 's', where: everything }, ask);
  return { items: rows.map(presentStore), next, asOf: asOf(now) };
};

export const lookUpStores = async ({ sql }: ReadContext, { codes }: { codes: readonly string[] }) => ({
  items: (await sql.all<StoreRow>(`${selectStores} WHERE s.code IN (?) ORDER BY s.code`, [codes])).map(presentStore),
});

const presentStore = (row: StoreRow): StoreReply['items'][number] => ({
  ...{ id: row.id, code: row.code, name: row.name, standing: row.standing, province: row.province, city: row.city },
  ...{ district: row.district, address: row.address, phone: row.phone, latE6: row.lat_e6, lngE6: row.lng_e6 },
  ...{ branchCode: row.branch_code ?? '', branchName: row.branch_name ?? '' },
  ...{ ownerCode: row.owner_code ?? '', ownerName: row.owner_name ?? '', ownerKind: row.owner_kind ?? 'branch' },
  ...{ manager: row.manager, areaSqm: row.area_sqm, openedOn: row.opened_on, closedOn: row.closed_on },
  changedAt: row.changed_at?.toISOString() ?? null,
});

type MerchantRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly standing: 'open' | 'closed';
  readonly contact_name: string;
  readonly contact_phone: string;
  readonly licence_no: string;
  readonly address: string;
  readonly provinces: string;
  readonly changed_at: Date | null;
};

const ofKind = (kind: MerchantKind): Condition => ({ text: 'm.kind = ?', values: [kind] });

export const openMerchants =
  (kind: MerchantKind) =>
  async ({ sql, now }: ReadContext, ask: Ask): Promise<MerchantReply> => {
    const { rows, next } = await pageRows<MerchantRow>(sql, { select: selectMerchants, alias: 'm', where: ofKind(kind) }, ask);
    return { items: rows.map(presentMerchant), next, asOf: asOf(now) };
  };

export const lookUpMerchants =
  (kind: MerchantKind) =>
  async ({ sql }: ReadContext, { codes }: { codes: readonly string[] }) => ({
    items: (await sql.all<MerchantRow>(`${selectMerchants} WHERE m.kind = ? AND m.code IN (?) ORDER BY m.code`, [kind, codes])).map(
      presentMerchant,
    ),
  });

const presentMerchant = (row: MerchantRow): MerchantReply['items'][number] => ({
  ...{ id: row.id, code: row.code, name: row.name, standing: row.standing },
  ...{ contactName: row.contact_name, contactPhone: row.contact_phone, licenceNo: row.licence_no, address: row.address },
  provinces: row.provinces === '' ? [] : row.provinces.split(' '),
  changedAt: row.changed_at?.toISOString() ?? null,
});
