import type { Payee } from '../../gateways/wechat-pay.ts';
import type { Reads } from '../../platform/sql.ts';
import type { PayeeRow } from './store.rows.ts';

/** Who receives the money, as the order or the payment froze it: never the payee the store has by now. */
export const readPayee = async (sql: Reads, payeeId: string): Promise<Payee | null> => {
  const row = await sql.one<PayeeRow>('SELECT id, mode, appid, mchid, sub_mchid, sub_appid FROM payee WHERE id = ?', [payeeId]);
  return row && { id: row.id, mode: row.mode, appid: row.appid, mchid: row.mchid, subMchid: row.sub_mchid, subAppid: row.sub_appid };
};
