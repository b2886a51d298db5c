import { defaultRules, type AfterSaleRules } from '@mendian/shared/after-sale/after-sale-rules.ts';
import type { setRules } from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import { requireWholeChain } from '../../platform/whole-chain.ts';

/** One row for the whole chain, and one for each merchant with limits of its own under the merchant's id. */
const chain = 'chain';

/** What the chain has set; what an older row does not name is as by default. */
export const readRules = (sql: Reads): Promise<AfterSaleRules> => readRows(sql, [chain]);

/** The same, with the limits of the merchant whose order it is where it has its own. */
export const readRulesOf = (sql: Reads, merchantId: string): Promise<AfterSaleRules> => readRows(sql, [chain, merchantId]);

const readRows = async (sql: Reads, ids: readonly string[]): Promise<AfterSaleRules> => {
  const rows = await sql.all<{ id: string; rules: string }>('SELECT id, rules FROM after_sale_rules WHERE id IN (?)', [ids]);
  const kept = ids.map((id) => rows.find((row) => row.id === id)?.rules ?? '{}');
  return Object.assign({ ...defaultRules }, ...kept.map((text) => JSON.parse(text) as Partial<AfterSaleRules>)) as AfterSaleRules;
};

export const changeRules = async (ctx: Context<Staff>, rules: InputOf<typeof setRules>): Promise<AfterSaleRules> => {
  requireWholeChain(ctx);
  const before = await readRules(ctx.sql);
  const row = { id: chain, rules: JSON.stringify(rules), changed_by: ctx.actor.name, changed_at: ctx.now };
  await ctx.sql.upsert('after_sale_rules', [row], ['id'], ['rules', 'changed_by', 'changed_at']);
  audit(ctx, { action: 'after-sale.rules-changed', subject: chain, detail: { before, after: rules } });
  return rules;
};
