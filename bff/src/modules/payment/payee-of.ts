import type { Payee, Transaction } from '../../gateways/wechat-pay.ts';
import type { Reads } from '../../platform/sql.ts';
import { readPayee } from '../store/index.ts';

/** The payee a payment was opened with: never the store's of today, which may have changed since. */
export const payeeOf = async (sql: Reads, payeeId: string): Promise<Payee> => {
  const payee = await readPayee(sql, payeeId);
  if (payee === null) throw new Error(`payee ${payeeId} is missing`);
  return payee;
};

type Asked = Pick<Payee, 'appid' | 'mchid' | 'subMchid' | 'subAppid'>;

/** Whether what WeChat says was paid went to whom it was asked for. */
export const isPaidTo = ({ appid, mchid, subMchid, subAppid }: Asked, said: Transaction): boolean =>
  said.mchid === mchid && said.appid === appid && said.subMchid === subMchid && (said.subAppid === null || said.subAppid === subAppid);
