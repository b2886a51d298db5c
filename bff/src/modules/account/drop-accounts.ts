import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';

type Row = { readonly id: string; readonly merchant_id: string | null; readonly username: string; readonly real_name: string };

/** Takes accounts away as if they had never been. The caller saw that nobody ever signed in with them; who did is removed with the history kept. */
export const dropAccounts = async (ctx: Context, accountIds: readonly string[]): Promise<void> => {
  const accounts = await ctx.sql.all<Row>('SELECT id, merchant_id, username, real_name FROM account WHERE id IN (?)', [accountIds]);
  for (const table of ['account_role', 'account_scope']) await ctx.sql.run(`DELETE FROM ${table} WHERE account_id IN (?)`, [accountIds]);
  await ctx.sql.run('DELETE FROM account WHERE id IN (?)', [accountIds]);
  for (const { id, merchant_id: merchantId, username, real_name: realName } of accounts)
    audit(ctx, {
      ...{ action: 'account.removed', subject: id, detail: { username, realName } },
      ...(merchantId === null ? {} : { merchantId }),
    });
};
