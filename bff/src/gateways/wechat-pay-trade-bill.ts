import { openBill, readBill } from './wechat-pay-bill.ts';
import { isPayError } from './wechat-pay-failures.ts';
import type { PaySdk } from './wechat-pay-sdk.ts';
import { BillShape, readShape } from './wechat-pay-shapes.ts';
import type { BillRow, Payee } from './wechat-pay.ts';
import type { WireReply } from './wechat-pay-wire.ts';

/** Asks for a day's bill and fetches it at once: its address lives minutes. A day without trade has none. */
export const tradeBill = async (sdk: PaySdk, { subMchid }: Payee, day: string): Promise<BillRow[]> => {
  try {
    const asked: { data?: unknown } = await sdk.tradebill({
      bill_date: day,
      bill_type: 'ALL',
      tar_type: 'GZIP',
      ...(subMchid === null ? {} : { sub_mchid: subMchid }),
    });
    const { download_url, hash_value } = readShape(BillShape, asked.data, 'a bill');
    const bill: { data?: unknown } = await sdk.downloadBill(download_url);
    return readBill(openBill((bill.data as WireReply).bytes, hash_value));
  } catch (error) {
    if (isPayError(error, 'NO_STATEMENT_EXIST')) return [];
    throw error;
  }
};
