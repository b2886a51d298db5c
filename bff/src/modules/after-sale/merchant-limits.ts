import type { AfterSaleLimits } from '@mendian/shared/after-sale/after-sale-rules.ts';
import type * as contract from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import type { MerchantLimitsData } from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context, ReadContext } from '../../platform/context.ts';
import type { Condition } from '../../platform/scope-sql.ts';
import type { Reads } from '../../platform/sql.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';

type Row = { readonly id: string; readonly code: string; readonly name: string; readonly rules: string; readonly changed_by: string; readonly changed_at: Date }; // prettier-ignore

/** Merchants with limits of their own. */
export const listMerchantLimits = async (
  ctx: ReadContext<Staff>,
  { after = '', limit }: InputOf<typeof contract.listMerchantLimits>,
): Promise<ReplyOf<typeof contract.listMerchantLimits>> => {
  requireWholeChain(ctx);
  const rows = await readRows(ctx.sql, { text: 'm.code > ?', values: [after] }, limit + 1);
  const items = rows.slice(0, limit).map(present);
  return { items, next: rows.length > limit ? items.at(-1)!.code : null };
};

/** Gives a merchant limits of its own: they hold for every case of its orders that is answered from now on. */
export const setMerchantLimits = async (
  ctx: Context<Staff>,
  { merchantId, ...limits }: InputOf<typeof contract.setMerchantLimits>,
): Promise<MerchantLimitsData> => {
  requireWholeChain(ctx);
  const merchant = await ctx.sql.one<{ name: string }>('SELECT name FROM merchant WHERE id = ?', [merchantId]);
  if (merchant === null) throw refuse('thing/not-found');
  const before = await readOf(ctx.sql, merchantId);
  const row = { id: merchantId, rules: JSON.stringify(limits), changed_by: ctx.actor.name, changed_at: ctx.now };
  await ctx.sql.upsert('after_sale_rules', [row], ['id'], ['rules', 'changed_by', 'changed_at']);
  const detail = { name: merchant.name, before: before && limitsOf(before), after: limits };
  audit(ctx, { action: 'after-sale.limits-changed', subject: merchantId, merchantId, detail });
  return present((await readOf(ctx.sql, merchantId))!);
};

/** From now on the merchant's limits are the chain's. */
export const dropMerchantLimits = async (
  ctx: Context<Staff>,
  { merchantId }: InputOf<typeof contract.dropMerchantLimits>,
): Promise<Record<string, never>> => {
  requireWholeChain(ctx);
  const before = await readOf(ctx.sql, merchantId);
  if (before === null) return {};
  await ctx.sql.run('DELETE FROM after_sale_rules WHERE id = ?', [merchantId]);
  const detail = { name: before.name, before: limitsOf(before), after: null };
  audit(ctx, { action: 'after-sale.limits-changed', subject: merchantId, merchantId, detail });
  return {};
};

/** The chain's own row is of no merchant. */
const readRows = (sql: Reads, { text, values }: Condition, limit: number): Promise<Row[]> =>
  sql.all<Row>(
    `SELECT r.id, m.code, m.name, r.rules, r.changed_by, r.changed_at
     FROM after_sale_rules r JOIN merchant m ON m.id = r.id WHERE ${text} ORDER BY m.code LIMIT ${limit}`,
    values,
  );

const readOf = async (sql: Reads, merchantId: string): Promise<Row | null> =>
  (await readRows(sql, { text: 'm.id = ?', values: [merchantId] }, 1))[0] ?? null;

const limitsOf = ({ rules }: Row): AfterSaleLimits => JSON.parse(rules) as AfterSaleLimits;

const present = (row: Row): MerchantLimitsData => ({
  ...{ merchantId: row.id, code: row.code, name: row.name, ...limitsOf(row) },
  ...{ changedBy: row.changed_by, changedAt: row.changed_at.toISOString() },
});
