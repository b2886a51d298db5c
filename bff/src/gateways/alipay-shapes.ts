import * as v from 'valibot';
import { AlipayError, type AlipayState, type AlipayTrade } from './alipay.ts';
import { readShanghaiTime } from './shanghai-time.ts';

const Text = v.pipe(v.string(), v.maxLength(512));
const Yuan = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(/^\d{1,12}(\.\d{1,2})?$/),
  v.transform((text) => {
    const [yuan, rest = ''] = text.split('.');
    return Number(yuan) * 100 + Number(rest.padEnd(2, '0'));
  }),
);

/** What pay and query answer with. Alipay leaves out what it does not know yet. */
export const TradeShape = v.object({
  out_trade_no: Text,
  trade_no: v.optional(Text),
  /** Of a query only. */
  trade_status: v.optional(v.picklist(['WAIT_BUYER_PAY', 'TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED'])),
  total_amount: v.optional(Yuan),
  buyer_pay_amount: v.optional(Yuan),
  discount_amount: v.optional(Yuan, '0'),
  mdiscount_amount: v.optional(Yuan, '0'),
  /** Of a payment, when it was paid; a query names it send_pay_date. */
  gmt_payment: v.optional(Text),
  send_pay_date: v.optional(Text),
});

export const CancelShape = v.object({ retry_flag: v.picklist(['Y', 'N']), action: v.optional(Text), trade_no: v.optional(Text) });
export const BillShape = v.object({ bill_download_url: v.pipe(v.string(), v.url(), v.maxLength(4096)) });
/** What a token of a merchant stands for. */
export const TokenShape = v.object({ user_id: v.pipe(v.string(), v.regex(/^2088\d{12}$/)), status: v.optional(Text) });
export const RefundShape = v.object({ out_trade_no: Text, fund_change: v.optional(v.picklist(['Y', 'N'])) });
export const RefundQueryShape = v.object({ refund_status: v.optional(Text) });

/** Reads a reply of Alipay, or says that it is not in its form. */
export const readShape = <Schema extends v.GenericSchema>(schema: Schema, data: unknown, name: string): v.InferOutput<Schema> => {
  const read = v.safeParse(schema, data);
  if (!read.success) throw new AlipayError('REPLY_INVALID', `Alipay sent ${name} in a form that cannot be read`, true);
  return read.output;
};

const states: Record<NonNullable<v.InferOutput<typeof TradeShape>['trade_status']>, AlipayState> = {
  WAIT_BUYER_PAY: 'waiting',
  TRADE_SUCCESS: 'paid',
  TRADE_FINISHED: 'paid',
  TRADE_CLOSED: 'closed',
};

/** A payment's answer has no status: it was paid if it says when. */
export const tradeOf = (shape: v.InferOutput<typeof TradeShape>): AlipayTrade => {
  const { discount_amount: platform, mdiscount_amount: merchant } = shape;
  const paidAt = shape.gmt_payment ?? shape.send_pay_date;
  const state = shape.trade_status === undefined ? (paidAt === undefined ? 'waiting' : 'paid') : states[shape.trade_status];
  return {
    outTradeNo: shape.out_trade_no,
    tradeNo: shape.trade_no || null,
    state,
    total: shape.total_amount ?? null,
    payerTotal: shape.buyer_pay_amount ?? null,
    promotions:
      platform + merchant === 0
        ? []
        : [
            {
              ...{ couponId: '', name: '支付宝优惠', amount: platform + merchant, wechatpayContribute: 0 },
              ...{ merchantContribute: merchant, otherContribute: platform },
            },
          ],
    paidAt: paidAt === undefined ? null : readShanghaiTime(paidAt),
  };
};
