import { instantText } from '../beijing-time.ts';
import type { Refund } from '../world.ts';

const purse = '支付用户零钱';

const amount = ({ total, refund, payerTotal, payerRefund }: Refund) => ({
  total,
  refund,
  payer_total: payerTotal,
  payer_refund: payerRefund,
});

const common = (refund: Refund) => ({
  refund_id: refund.refundId,
  out_refund_no: refund.outRefundNo,
  transaction_id: refund.transactionId,
  out_trade_no: refund.outTradeNo,
  user_received_account: refund.account ?? purse,
  ...(refund.status === 'SUCCESS' ? { success_time: instantText(refund.settledAtMs!) } : {}),
});

/** A refund in a reply. */
export const refundView = (refund: Refund): Record<string, unknown> => ({
  ...common(refund),
  channel: refund.account === undefined ? 'ORIGINAL' : 'OTHER_BANKCARD',
  create_time: instantText(refund.createdAtMs),
  status: refund.status,
  funds_account: 'AVAILABLE',
  amount: {
    ...amount(refund),
    settlement_refund: refund.refund,
    settlement_total: refund.total,
    discount_refund: refund.refund - refund.payerRefund,
    currency: 'CNY',
  },
});

/** A refund inside a notification: the state is called refund_status there, and the merchant is named. */
export const refundNoticeView = (refund: Refund): Record<string, unknown> => ({
  ...(refund.subMchid === null ? { mchid: refund.mchid } : { sp_mchid: refund.mchid, sub_mchid: refund.subMchid }),
  ...common(refund),
  refund_status: refund.status,
  amount: amount(refund),
});
