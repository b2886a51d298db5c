import { AlipayRequestError, AlipaySdk } from 'alipay-sdk';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { CancelShape, readShape, RefundQueryShape, RefundShape, TradeShape, tradeOf } from './alipay-shapes.ts';
import { AlipayError, type Alipay, type AlipayApp, type AlipayTrade } from './alipay.ts';

type Settings = {
  /** `https://openapi.alipay.com`, or the sandbox. */ readonly baseUrl: string;
  readonly app: AlipayApp;
  readonly timeoutMs?: number;
};

/** Sub-codes after which it is open what became of the call. */
const openEnded = new Set(['ACQ.SYSTEM_ERROR', 'SYSTEM_ERROR', 'UNKNOW_ERROR', 'ISP.UNKNOW-ERROR', 'AOP.ACQ.SYSTEM_ERROR']);
/** The order stands and its owner has to confirm: an answer, though it may come as an error. */
const waitingCodes = ['10003', 'ACQ.ORDER_SUCCESS_PAY_INPROCESS', 'ORDER_SUCCESS_PAY_INPROCESS'];

const notThere = 'ACQ.TRADE_NOT_EXIST';

/**
 * Alipay's v3 calls through its SDK, which signs requests and verifies replies. It keeps the names of fields as they come (only its
 * v2 calls turn them into camel case) and believes refusals unsigned: those come over TLS alone.
 */
export const alipaySdk = ({ baseUrl, app, timeoutMs = 5_000 }: Settings): Alipay => {
  const sdk = new AlipaySdk({
    appId: app.appId,
    privateKey: app.privateKeyPem,
    keyType: app.privateKeyPem.includes('RSA PRIVATE KEY') ? 'PKCS1' : 'PKCS8',
    alipayPublicKey: app.alipayPublicKeyPem,
    endpoint: baseUrl,
    timeout: timeoutMs,
  });
  const calls: Calls = {
    post: (path, body) => orError(() => sdk.curl('POST', `/v3/alipay/trade/${path}`, { body })),
    get: (path, query) => orError(() => sdk.curl('GET', `/v3/alipay/trade/${path}`, { query })),
  };
  return { ...chargesBy(calls), ...refundsBy(calls) };
};

type Calls = {
  readonly post: (path: string, body: Record<string, unknown>) => Promise<unknown>;
  readonly get: (path: string, query: Record<string, string>) => Promise<unknown>;
};

const chargesBy = ({ post, get }: Calls): Pick<Alipay, 'pay' | 'query' | 'cancel'> => ({
  pay: async ({ outTradeNo, authCode, subject, amount, storeCode }) => {
    const code = { auth_code: authCode, scene: 'bar_code' };
    try {
      return ofNumber(
        outTradeNo,
        await post('pay', { out_trade_no: outTradeNo, ...code, total_amount: yuanText(amount), subject, store_id: storeCode }),
      );
    } catch (error) {
      if (isAlipayError(error, ...waitingCodes)) return waiting(outTradeNo);
      throw error;
    }
  },
  query: async (outTradeNo) => {
    try {
      return ofNumber(outTradeNo, await get('query', { out_trade_no: outTradeNo }));
    } catch (error) {
      if (isAlipayError(error, notThere)) return null;
      throw error;
    }
  },
  cancel: async (outTradeNo) => {
    try {
      const { retry_flag, action, trade_no } = readShape(CancelShape, await post('cancel', { out_trade_no: outTradeNo }), 'a cancellation');
      if (retry_flag === 'Y') return 'again';
      return action === undefined && trade_no === undefined ? 'absent' : 'cancelled';
    } catch (error) {
      if (isAlipayError(error, notThere)) return 'absent';
      throw error;
    }
  },
});

const refundsBy = ({ post }: Calls): Pick<Alipay, 'refund' | 'hasRefunded'> => ({
  refund: async ({ outTradeNo, outRequestNo, amount, reason }) => {
    const asked = { out_trade_no: outTradeNo, out_request_no: outRequestNo, refund_amount: yuanText(amount), refund_reason: reason };
    return readShape(RefundShape, await post('refund', asked), 'a refund').fund_change === 'Y' ? 'done' : 'under-way';
  },
  hasRefunded: async ({ outTradeNo, outRequestNo }) => {
    const asked = { out_trade_no: outTradeNo, out_request_no: outRequestNo };
    return readShape(RefundQueryShape, await post('fastpay/refund/query', asked), 'a refund').refund_status === 'REFUND_SUCCESS';
  },
});

/** An answer about another trade is no answer. */
const ofNumber = (outTradeNo: string, data: unknown): AlipayTrade => {
  const trade = tradeOf(readShape(TradeShape, data, 'a payment'));
  if (trade.outTradeNo !== outTradeNo) throw new AlipayError('REPLY_INVALID', 'Alipay answered about another trade', true);
  return trade;
};

const waiting = (outTradeNo: string): AlipayTrade => ({
  ...{ outTradeNo, tradeNo: null, state: 'waiting', total: null, payerTotal: null, promotions: [], paidAt: null },
});

const isAlipayError = (error: unknown, ...codes: readonly string[]): error is AlipayError =>
  error instanceof AlipayError && codes.includes(error.code);

const orError = async (call: () => Promise<{ data: unknown }>): Promise<unknown> => {
  try {
    return (await call()).data;
  } catch (error) {
    throw errorOf(error);
  }
};

/** What the SDK throws carries the whole reply; the caller needs its code, and whether anything is certain. */
const errorOf = (error: unknown): AlipayError => {
  // A page of somebody in between, or a reply without a signature: the SDK stumbles over both.
  if (!(error instanceof AlipayRequestError)) return new AlipayError('REPLY_INVALID', 'the reply of Alipay cannot be read', true);
  const { code, responseHttpStatus: status } = error;
  if (status === undefined) return new AlipayError('NETWORK', 'Alipay gave no answer in time or could not be reached', true);
  if (status < 400) return new AlipayError('REPLY_INVALID', 'the reply of Alipay is not signed by Alipay', true);
  const isOpen = status >= 500 || status === 429 || code === undefined || openEnded.has(code);
  return new AlipayError(code ?? 'REPLY_INVALID', `Alipay answered ${status}`, isOpen);
};
