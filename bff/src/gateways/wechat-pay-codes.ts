import { isPayError } from './wechat-pay-failures.ts';
import { isAbsent } from './wechat-pay-orders.ts';
import type { PaySdk } from './wechat-pay-sdk.ts';
import { readShape, TransactionShape, transactionOf } from './wechat-pay-shapes.ts';
import type { CodeOrder, Payee, Transaction } from './wechat-pay.ts';

/** Charges a scanned payment code (付款码). The SDK has neither call: they are signed as its own are. */
export const chargeCode = async (sdk: PaySdk, payee: Payee, order: CodeOrder): Promise<Transaction> => {
  const data = await sdk.callPost(`${pathOf(payee)}/codepay`, {
    ...idsOf(payee),
    description: order.description,
    out_trade_no: order.outTradeNo,
    payer: { auth_code: order.authCode },
    amount: { total: order.amount, currency: 'CNY' },
    scene_info: { store_info: { out_id: order.storeCode } },
  });
  return transactionOf(readShape(TransactionShape, data, 'a payment'));
};

/** What was paid goes back to the payer, what was not cannot be paid any more. WeChat wants it repeated until it answers. */
export const reverseCharge = async (sdk: PaySdk, payee: Payee, outTradeNo: string): Promise<'reversed' | 'absent'> => {
  try {
    await sdk.callPost(`${pathOf(payee)}/out-trade-no/${encodeURIComponent(outTradeNo)}/reverse`, idsOf(payee));
    return 'reversed';
  } catch (error) {
    if (isAbsent(error)) return 'absent';
    if (isPayError(error, 'ORDERREVERSED', 'ORDER_REVERSED')) return 'reversed';
    throw error;
  }
};

const pathOf = ({ mode }: Payee): string => (mode === 'direct' ? '/v3/pay/transactions' : '/v3/pay/partner/transactions');

const idsOf = ({ mode, appid, mchid, subMchid, subAppid }: Payee) =>
  mode === 'direct'
    ? { appid, mchid }
    : { sp_appid: appid, sp_mchid: mchid, sub_mchid: subMchid, ...(subAppid === null ? {} : { sub_appid: subAppid }) };
