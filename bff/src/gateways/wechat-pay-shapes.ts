import * as v from 'valibot';
import { replyInvalid } from './wechat-pay-failures.ts';
import type { RefundResult, Transaction } from './wechat-pay.ts';

const Text = v.pipe(v.string(), v.maxLength(512));
const Fen = v.pipe(v.number(), v.integer(), v.minValue(0));
const Instant = v.pipe(v.string(), v.isoTimestamp());

const PromotionShape = v.object({
  coupon_id: Text,
  name: v.optional(Text, ''),
  amount: Fen,
  wechatpay_contribute: v.optional(Fen, 0),
  merchant_contribute: v.optional(Fen, 0),
  other_contribute: v.optional(Fen, 0),
});

/** A payment in a reply or a notification, direct or partner. Fields WeChat may leave out are optional; others are ignored. */
export const TransactionShape = v.object({
  appid: v.optional(Text),
  mchid: v.optional(Text),
  sp_appid: v.optional(Text),
  sp_mchid: v.optional(Text),
  sub_appid: v.optional(Text),
  sub_mchid: v.optional(Text),
  out_trade_no: Text,
  transaction_id: v.optional(Text),
  trade_state: v.picklist(['NOTPAY', 'SUCCESS', 'REFUND', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
  bank_type: v.optional(Text),
  success_time: v.optional(v.union([Instant, v.literal('')])),
  payer: v.optional(v.object({ openid: v.optional(Text), sp_openid: v.optional(Text), sub_openid: v.optional(Text) })),
  amount: v.optional(v.object({ total: v.optional(Fen), payer_total: v.optional(Fen), currency: v.optional(Text) })),
  promotion_detail: v.optional(v.array(PromotionShape), []),
});

const RefundAmount = v.object({ total: Fen, refund: Fen, payer_refund: v.optional(Fen) });
const RefundStatus = v.picklist(['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL']);
const refundFields = {
  refund_id: Text,
  out_refund_no: Text,
  out_trade_no: Text,
  transaction_id: Text,
  success_time: v.optional(v.union([Instant, v.literal('')])),
  user_received_account: v.optional(Text),
  amount: RefundAmount,
};

/** A refund in a reply. */
export const RefundShape = v.object({ ...refundFields, status: RefundStatus });

/** A refund in a notification: the state has another name, and the merchant is named. */
export const RefundNoticeShape = v.object({
  ...refundFields,
  refund_status: RefundStatus,
  mchid: v.optional(Text),
  sp_mchid: v.optional(Text),
  sub_mchid: v.optional(Text),
});

export const PrepayShape = v.object({ prepay_id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });
export const BillShape = v.object({ hash_type: v.literal('SHA1'), hash_value: Text, download_url: v.pipe(v.string(), v.maxLength(2048)) });

/** Reads a reply of WeChat Pay, or says that it is not in its form. */
export const readShape = <Schema extends v.GenericSchema>(schema: Schema, data: unknown, name: string): v.InferOutput<Schema> => {
  const read = v.safeParse(schema, data);
  if (!read.success) throw replyInvalid(200, `WeChat Pay sent ${name} in a form that cannot be read`);
  return read.output;
};

export const transactionOf = (shape: v.InferOutput<typeof TransactionShape>): Transaction => ({
  mchid: shape.mchid ?? shape.sp_mchid ?? '',
  appid: shape.appid ?? shape.sp_appid ?? '',
  subMchid: shape.sub_mchid ?? null,
  subAppid: shape.sub_appid ?? null,
  outTradeNo: shape.out_trade_no,
  transactionId: shape.transaction_id || null,
  tradeState: shape.trade_state,
  openid: shape.payer?.sub_openid ?? shape.payer?.openid ?? shape.payer?.sp_openid ?? null,
  total: shape.amount?.total ?? null,
  payerTotal: shape.amount?.payer_total ?? null,
  bankType: shape.bank_type || null,
  successTime: instantOf(shape.success_time),
  promotions: shape.promotion_detail.map((promotion) => ({
    couponId: promotion.coupon_id,
    name: promotion.name,
    amount: promotion.amount,
    wechatpayContribute: promotion.wechatpay_contribute,
    merchantContribute: promotion.merchant_contribute,
    otherContribute: promotion.other_contribute,
  })),
});

export const refundOf = (shape: Omit<v.InferOutput<typeof RefundShape>, 'status'>, status: RefundResult['status']): RefundResult => ({
  refundId: shape.refund_id,
  outRefundNo: shape.out_refund_no,
  outTradeNo: shape.out_trade_no,
  transactionId: shape.transaction_id,
  status,
  refund: shape.amount.refund,
  total: shape.amount.total,
  payerRefund: shape.amount.payer_refund ?? shape.amount.refund,
  successTime: instantOf(shape.success_time),
  userReceivedAccount: shape.user_received_account || null,
  isReturnedToMerchant: merchantAccounts.has(shape.user_received_account ?? ''),
});

/** Every other account is the payer's: a bank card, or a purse. */
const merchantAccounts = new Set(['商户基本账户', '商户结算银行账户']);

const instantOf = (text: string | undefined): Date | null => (text ? new Date(text) : null);
