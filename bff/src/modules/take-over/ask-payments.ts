import { PayError, type Payee } from '../../gateways/wechat-pay.ts';
import { payeeOf } from '../payment/index.ts';
import type { Outside } from './kind.ts';
import type { OrderLine } from './read-order.ts';

const atOnceMax = 8;

/**
 * Asks WeChat about the payments of orders: a file's word is not enough to hand goods over. Only where the store's payee is the one
 * that the file names; WeChat away: the whole step waits and tries again.
 */
export const askPayments = async ({ reads, wechatPay }: Outside, rows: readonly OrderLine[]): Promise<OrderLine[]> => {
  const payees = await readPayees({ reads, wechatPay }, rows);
  const ask = async (row: OrderLine): Promise<OrderLine> => {
    const payee = payees.get(row.storeCode);
    if (payee === undefined || (payee.subMchid ?? payee.mchid) !== row.mchid) return row;
    const seen = await wechatPay.query(payee, row.outTradeNo).catch((error: unknown) => {
      if (error instanceof PayError && !error.retryable) return { refused: error.code };
      throw error;
    });
    return { ...row, seen };
  };
  const asked: OrderLine[] = [];
  for (let from = 0; from < rows.length; from += atOnceMax) asked.push(...(await Promise.all(rows.slice(from, from + atOnceMax).map(ask))));
  return asked;
};

/** The payees of the stores that are named, by the stores' codes. */
const readPayees = async ({ reads }: Outside, rows: readonly OrderLine[]): Promise<Map<string, Payee>> => {
  const stores = await reads.all<{ code: string; payee_id: string }>(
    `SELECT code, payee_id FROM store WHERE code IN (?) AND payee_id <> ''`,
    [rows.map(({ storeCode }) => storeCode)],
  );
  const payees = new Map<string, Payee>();
  for (const id of new Set(stores.map(({ payee_id: payeeId }) => payeeId))) payees.set(id, await payeeOf(reads, id));
  return new Map(stores.map(({ code, payee_id: payeeId }) => [code, payees.get(payeeId)!]));
};
