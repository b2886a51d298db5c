import { PayError, type Payee, type Transaction, type WechatPay } from '../../../gateways/wechat-pay.ts';
import { isPaidTo } from '../payee-of.ts';
import type { ChargeWay, Said } from './charge-way.ts';
import type { ChargeRow } from './charge.rows.ts';

/** Refusals after which it is certain that nothing was charged. Any other leaves it open, and is asked about. */
const certain = new Set([
  ...['AUTH_CODE_INVALID', 'AUTH_CODE_ERROR', 'AUTHCODEEXPIRE', 'AUTH_CODE_EXPIRE', 'NOTENOUGH', 'NOT_ENOUGH', 'PARAM_ERROR'],
  ...['INVALID_REQUEST', 'SIGN_ERROR', 'NO_AUTH', 'NOAUTH', 'MCH_NOT_EXISTS', 'APPID_MCHID_NOT_MATCH', 'MERCHANT_UNKNOWN'],
  ...['FREQUENCY_LIMITED', 'RATELIMIT_EXCEEDED', 'USER_ACCOUNT_ABNORMAL'],
]);

/** WeChat's payment codes (付款码). */
export const wechatWay = (pay: WechatPay): ChargeWay => {
  const ask: ChargeWay['ask'] = (charge, { payee }) =>
    orUnknown(async () => {
      const transaction = await pay.query(payee, charge.out_trade_no);
      return transaction === null ? { is: 'absent', code: 'ORDER_NOT_EXIST' } : saidOf(charge, payee, transaction);
    });
  return {
    ask,
    charge: (charge, { payee }, { authCode, description, storeCode }) =>
      orUnknown(
        async () => {
          const order = { outTradeNo: charge.out_trade_no, amount: charge.amount, authCode, description, storeCode };
          return saidOf(charge, payee, await pay.chargeCode(payee, order));
        },
        ({ code }) => (certain.has(code) ? { is: 'refused', code } : { is: code === 'USERPAYING' ? 'asking' : 'unknown', code }),
      ),
    reverse: async (charge, to) => {
      const said = await orUnknown(async () =>
        (await pay.reverse(to.payee, charge.out_trade_no)) === 'reversed'
          ? { is: 'reversed', code: 'REVOKED' }
          : { is: 'absent', code: 'ORDER_NOT_EXIST' },
      );
      return said.is === 'unknown' ? ask(charge, to) : said;
    },
  };
};

const saidOf = (charge: ChargeRow, payee: Payee, transaction: Transaction): Said => {
  const { tradeState: code, transactionId, payerTotal, promotions, successTime } = transaction;
  switch (code) {
    case 'SUCCESS':
    case 'REFUND':
      // What somebody else was paid, or another sum, is not believed: it is taken back.
      if (!isPaidTo(payee, transaction)) return { is: 'unknown', code: 'FOREIGN' };
      if (transaction.total !== charge.amount) return { is: 'unknown', code: 'WRONG_AMOUNT' };
      return { is: 'paid', code, paid: { transactionId, payerTotal, promotions, paidAt: successTime } };
    case 'USERPAYING':
    case 'NOTPAY':
      return { is: 'asking', code };
    case 'PAYERROR':
      return { is: 'refused', code };
    case 'REVOKED':
    case 'CLOSED':
      return { is: 'reversed', code };
  }
};

const orUnknown = async (
  call: () => Promise<Said>,
  tell: (error: PayError) => Said = ({ code }) => ({ is: 'unknown', code }),
): Promise<Said> => {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof PayError)) throw error;
    return tell(error);
  }
};
