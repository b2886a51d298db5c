import type { AlipayAccount } from '../../../gateways/alipay.ts';
import type { Payee } from '../../../gateways/wechat-pay.ts';
import type { Reads } from '../../../platform/sql.ts';
import { readAlipayAccount } from '../alipay-account/account.rows.ts';
import { payeeOf } from '../payee-of.ts';
import type { ChargeRow } from './charge.rows.ts';

/** Who receives what a code pays: the payee it was begun with, and his account at Alipay then. */
export type ChargedTo = { readonly payee: Payee; readonly account: AlipayAccount | null };

export const chargedTo = async (reads: Reads, { payee_id, method, alipay_account_id }: ChargeRow): Promise<ChargedTo> => ({
  payee: await payeeOf(reads, payee_id),
  account: method === 'alipay' ? await readAlipayAccount(reads, alipay_account_id) : null,
});
