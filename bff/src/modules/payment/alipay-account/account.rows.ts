import type { AlipayAccount } from '../../../gateways/alipay.ts';
import type { Reads } from '../../../platform/sql.ts';

export type AccountRow = {
  readonly id: string;
  readonly name: string;
  readonly pid: string | null;
  readonly auth_token: string | null;
  readonly changed_by: string;
  readonly changed_at: Date;
};

/** The account of the application's own owner. All money went there before merchants had their own. */
export const ownAccountId = 'own';

/** The account that a charge was made with, never its payee's of today; null: from before merchants had their own. */
export const readAlipayAccount = async (sql: Reads, accountId: string | null): Promise<AlipayAccount> => {
  const id = accountId ?? ownAccountId;
  const row = await sql.one<Pick<AccountRow, 'auth_token'>>('SELECT auth_token FROM alipay_account WHERE id = ?', [id]);
  if (row === null) throw new Error(`Alipay account ${id} is missing`);
  return { authToken: row.auth_token };
};
