import { defaultRules, type AfterSaleRules } from '@mendian/shared/after-sale/after-sale-rules.ts';
import type { setRules } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';

/** One row for the whole chain; what an older one does not name is as by default. */
const chain = 'chain';

export const readRules = async (sql: Reads): Promise<AfterSaleRules> => {
  const row = await sql.one<{ rules: string }>('SELECT rules FROM after_sale_rules WHERE id = ?', [chain]);
  return { ...defaultRules, ...(row === null ? {} : (JSON.parse(row.rules) as Partial<AfterSaleRules>)) };
};

export const changeRules = async (ctx: Context, rules: InputOf<typeof setRules>): Promise<AfterSaleRules> => {
  if (rules.storeMax > rules.merchantMax) throw refuse('input/invalid', {}, '门店的额度不能高于商户的额度');
  const before = await readRules(ctx.sql);
  const by = 'name' in ctx.actor ? ctx.actor.name : '';
  const row = { id: chain, rules: JSON.stringify(rules), changed_by: by, changed_at: ctx.now };
  await ctx.sql.upsert('after_sale_rules', [row], ['id'], ['rules', 'changed_by', 'changed_at']);
  audit(ctx, { action: 'after-sale.rules-changed', subject: chain, detail: { before, after: rules } });
  return rules;
};
