import type { ErpList, ErpMerchant } from '../../gateways/erp.ts';
import type { Context } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Applied } from './applied.ts';
import { planMerchants, type KnownMerchant, type MerchantFacts } from './plan-merchants.ts';

/** Brings our merchants to what these rows say, as far as that can be; rows that change nothing write nothing. */
export const applyMerchants = async (ctx: Context, list: Exclude<ErpList, 'stores'>, rows: readonly ErpMerchant[]): Promise<Applied> => {
  const kind = list === 'branches' ? 'branch' : 'franchisee';
  const planned = planMerchants(rows, await readFacts(ctx.sql, kind, rows));
  const added = planned.flatMap((one) => (one.kind === 'add' ? [one.row] : []));
  const changed = planned.flatMap((one) => (one.kind === 'change' ? [one] : []));
  await ctx.sql.insert(
    'merchant',
    added.map((row) => ({ id: ctx.newId(), code: row.code, kind, created_at: ctx.now, changed_at: ctx.now, ...columns(row) })),
  );
  for (const { row, known, what } of changed) changeMerchant(ctx, row, known, what);
  return {
    seen: planned.length,
    added: added.map(({ code, name }) => ({ code, name, what: '新增' })),
    changed: changed.flatMap(({ row, what }) => (what === '' ? [] : [{ code: row.code, name: row.name, what }])),
    refused: planned.flatMap((one) => (one.kind === 'refuse' ? [one.refused] : [])),
  };
};

const readFacts = async (sql: Reads, kind: MerchantFacts['kind'], rows: readonly ErpMerchant[]): Promise<MerchantFacts> => {
  const known = await sql.all<KnownMerchant>(
    `SELECT id, code, kind, name, contact_name, contact_phone, licence_no, address, provinces, standing, erp_updated_at
    FROM merchant WHERE code IN (?)`,
    [[...new Set(rows.map(({ code }) => code))]],
  );
  const ending = new Set(rows.filter(({ closed }) => closed).map(({ code }) => code));
  return {
    kind,
    known: new Map(known.map((merchant) => [merchant.code, merchant])),
    owning: await findOwning(
      sql,
      known.filter(({ code }) => ending.has(code)).map(({ id }) => id),
    ),
  };
};

/** Which of these merchants have stores that the chain still runs, their own or in their region. */
const findOwning = async (sql: Reads, merchantIds: readonly string[]): Promise<Set<string>> => {
  if (merchantIds.length === 0) return new Set();
  const rows = await sql.all<{ id: string }>(
    `SELECT id FROM merchant m WHERE id IN (?) AND (
      EXISTS (SELECT 1 FROM store s WHERE s.owner_id = m.id AND s.standing = 'open')
      OR EXISTS (SELECT 1 FROM store s WHERE s.branch_id = m.id AND s.standing = 'open'))`,
    [merchantIds],
  );
  return new Set(rows.map(({ id }) => id));
};

const columns = (row: ErpMerchant) => ({
  ...{ name: row.name, contact_name: row.contactName, contact_phone: row.contactPhone, licence_no: row.licenceNo },
  ...{ address: row.address, provinces: row.provinces.join(' '), standing: row.closed ? 'closed' : 'open' },
  erp_updated_at: row.updatedAt,
});

const changeMerchant = (ctx: Context, row: ErpMerchant, known: KnownMerchant, what: string): void => {
  const set = { ...columns(row), ...(what === '' ? {} : { changed_at: ctx.now }) };
  ctx.sql.later.run(
    `UPDATE merchant SET ${Object.keys(set)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE id = ?`,
    [...Object.values(set), known.id],
  );
};
