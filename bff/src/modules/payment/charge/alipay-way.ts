import { AlipayError, type Alipay, type AlipayAccount, type AlipayTrade } from '../../../gateways/alipay.ts';
import type { ChargeWay, Said } from './charge-way.ts';
import type { ChargeRow } from './charge.rows.ts';
import type { ChargedTo } from './charged-to.ts';

/** Refusals after which it is certain that nothing was charged. Any other leaves it open, and is asked about. */
const certain = new Set([
  ...['ACQ.PAYMENT_AUTH_CODE_INVALID', 'ACQ.BUYER_BALANCE_NOT_ENOUGH', 'ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH', 'ACQ.INVALID_PARAMETER'],
  ...['ACQ.ACCESS_FORBIDDEN', 'ACQ.TOTAL_FEE_EXCEED', 'ACQ.PAYMENT_REQUEST_HAS_RISK', 'invalid-app-id', 'invalid-signature'],
  ...['invalid-app-auth-token', 'app-auth-token-time-out'],
]);

/** Alipay's payment codes, each paid to the account that its charge was begun with. */
export const alipayWay = (alipay: Alipay): ChargeWay => {
  const ask: ChargeWay['ask'] = (charge, to) =>
    orUnknown(async () => {
      const trade = await alipay.query(accountOf(to), charge.out_trade_no);
      return trade === null ? { is: 'absent', code: 'ACQ.TRADE_NOT_EXIST' } : saidOf(charge, trade);
    });
  return {
    ask,
    charge: (charge, to, { authCode, description, storeCode }) =>
      orUnknown(
        async () => {
          const order = { outTradeNo: charge.out_trade_no, amount: charge.amount, authCode, subject: description, storeCode };
          return saidOf(charge, await alipay.pay(accountOf(to), order));
        },
        ({ code }) => ({ is: certain.has(code) ? 'refused' : 'unknown', code }),
      ),
    reverse: async (charge, to) => {
      const said = await orUnknown(async () => {
        const answer = await alipay.cancel(accountOf(to), charge.out_trade_no);
        if (answer === 'again') return { is: 'unknown', code: 'RETRY' };
        return answer === 'absent' ? { is: 'absent', code: 'ACQ.TRADE_NOT_EXIST' } : { is: 'reversed', code: 'TRADE_CLOSED' };
      });
      return said.is === 'unknown' ? ask(charge, to) : said;
    },
  };
};

const accountOf = ({ account, payee }: ChargedTo): AlipayAccount => {
  if (account === null) throw new Error(`payee ${payee.id} was charged by Alipay without an account`);
  return account;
};

const saidOf = (charge: ChargeRow, { state, tradeNo, total, payerTotal, promotions, paidAt }: AlipayTrade): Said => {
  if (state === 'closed') return { is: 'reversed', code: 'TRADE_CLOSED' };
  if (state === 'waiting') return { is: 'asking', code: 'WAIT_BUYER_PAY' };
  // Another sum than was asked for is not believed: it is taken back.
  if (total !== charge.amount) return { is: 'unknown', code: 'WRONG_AMOUNT' };
  return { is: 'paid', code: 'TRADE_SUCCESS', paid: { transactionId: tradeNo, payerTotal, promotions, paidAt } };
};

const orUnknown = async (
  call: () => Promise<Said>,
  tell: (error: AlipayError) => Said = ({ code }) => ({ is: 'unknown', code }),
): Promise<Said> => {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof AlipayError)) throw error;
    return error.retryable ? { is: 'unknown', code: error.code } : tell(error);
  }
};
