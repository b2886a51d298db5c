import { isPayError } from './wechat-pay-failures.ts';
import type { PaySdk } from './wechat-pay-sdk.ts';
import { readShape, RefundShape, refundOf } from './wechat-pay-shapes.ts';
import type { Payee, RefundOrder, RefundResult } from './wechat-pay.ts';

/** Asks for a refund. The path is the same for partners; only sub_mchid is added. */
export const askRefund = async (sdk: PaySdk, payee: Payee, order: RefundOrder): Promise<RefundResult> => {
  const { data }: { data?: unknown } = await sdk.refunds({
    ...(payee.subMchid === null ? {} : { sub_mchid: payee.subMchid }),
    out_trade_no: order.outTradeNo,
    out_refund_no: order.outRefundNo,
    reason: order.reason,
    notify_url: order.notifyUrl,
    amount: { refund: order.refund, total: order.total, currency: 'CNY' },
    // The SDK's type lacks sub_mchid.
  } as never);
  return read(data);
};

export const queryRefund = async (sdk: PaySdk, payee: Payee, outRefundNo: string): Promise<RefundResult | null> => {
  const number = encodeURIComponent(outRefundNo);
  try {
    if (payee.subMchid !== null) return read(await sdk.callGet(`/v3/refund/domestic/refunds/${number}?sub_mchid=${payee.subMchid}`));
    const { data }: { data?: unknown } = await sdk.find_refunds(number);
    return read(data);
  } catch (error) {
    if (isPayError(error, 'RESOURCE_NOT_EXISTS', 'RESOURCE_NOT_EXIST', 'REFUND_NOT_EXIST', 'REFUNDNOTEXIST') && error.status === 404)
      return null;
    throw error;
  }
};

const read = (data: unknown): RefundResult => {
  const shape = readShape(RefundShape, data, 'a refund');
  return refundOf(shape, shape.status);
};
