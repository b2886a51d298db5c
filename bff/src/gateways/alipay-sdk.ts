import { AlipayRequestError, AlipaySdk } from 'alipay-sdk';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { downloadFile } from './alipay-download.ts';
import { openAlipayBill, readAlipayBill } from './alipay-bill.ts';
import { BillShape, CancelShape, readShape, RefundQueryShape, RefundShape, TokenShape, TradeShape, tradeOf } from './alipay-shapes.ts';
import { AlipayError, type Alipay, type AlipayAccount, type AlipayApp, type AlipayTrade } from './alipay.ts';

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
  const as = ({ authToken }: AlipayAccount) => (authToken === null ? {} : { appAuthToken: authToken });
  const calls: Calls = {
    post: (account, path, body) => orError(() => sdk.curl('POST', `/v3/alipay/${path}`, { ...as(account), body })),
    get: (account, path, query) => orError(() => sdk.curl('GET', `/v3/alipay/${path}`, { ...as(account), query })),
  };
  const fetchFile = (url: string) => downloadFile(url, { baseUrl, timeoutMs });
  return { ...chargesBy(calls), ...refundsBy(calls), ...billsBy(calls, fetchFile), ownerOf: (authToken) => ownerOf(calls, authToken) };
};

type Calls = {
  readonly post: (account: AlipayAccount, path: string, body: Record<string, unknown>) => Promise<unknown>;
  readonly get: (account: AlipayAccount, path: string, query: Record<string, string>) => Promise<unknown>;
};

const chargesBy = ({ post, get }: Calls): Pick<Alipay, 'pay' | 'query' | 'cancel'> => ({
  pay: async (account, { outTradeNo, authCode, subject, amount, storeCode }) => {
    const code = { auth_code: authCode, scene: 'bar_code' };
    try {
      const order = { out_trade_no: outTradeNo, ...code, total_amount: yuanText(amount), subject, store_id: storeCode };
      return ofNumber(outTradeNo, await post(account, 'trade/pay', order));
    } catch (error) {
      if (isAlipayError(error, ...waitingCodes)) return waiting(outTradeNo);
      throw error;
    }
  },
  query: async (account, outTradeNo) => {
    try {
      return ofNumber(outTradeNo, await get(account, 'trade/query', { out_trade_no: outTradeNo }));
    } catch (error) {
      if (isAlipayError(error, notThere)) return null;
      throw error;
    }
  },
  cancel: async (account, outTradeNo) => {
    try {
      const answer = await post(account, 'trade/cancel', { out_trade_no: outTradeNo });
      const { retry_flag, action, trade_no } = readShape(CancelShape, answer, 'a cancellation');
      if (retry_flag === 'Y') return 'again';
      return action === undefined && trade_no === undefined ? 'absent' : 'cancelled';
    } catch (error) {
      if (isAlipayError(error, notThere)) return 'absent';
      throw error;
    }
  },
});

const refundsBy = ({ post }: Calls): Pick<Alipay, 'refund' | 'hasRefunded'> => ({
  refund: async (account, { outTradeNo, outRequestNo, amount, reason }) => {
    const asked = { out_trade_no: outTradeNo, out_request_no: outRequestNo, refund_amount: yuanText(amount), refund_reason: reason };
    return readShape(RefundShape, await post(account, 'trade/refund', asked), 'a refund').fund_change === 'Y' ? 'done' : 'under-way';
  },
  hasRefunded: async (account, { outTradeNo, outRequestNo }) => {
    const asked = { out_trade_no: outTradeNo, out_request_no: outRequestNo };
    const answer = await post(account, 'trade/fastpay/refund/query', asked);
    return readShape(RefundQueryShape, answer, 'a refund').refund_status === 'REFUND_SUCCESS';
  },
});

const noBill = /bill_not_exist$/i;

const billsBy = ({ get }: Calls, fetchFile: (url: string) => Promise<Buffer>): Pick<Alipay, 'tradeBill'> => ({
  tradeBill: async (account, day) => {
    try {
      const answer = await get(account, 'data/dataservice/bill/downloadurl/query', { bill_type: 'trade', bill_date: day });
      return readAlipayBill(openAlipayBill(await fetchFile(readShape(BillShape, answer, 'a bill').bill_download_url)));
    } catch (error) {
      if (error instanceof AlipayError && noBill.test(error.code)) return null;
      throw error;
    }
  },
});

/** Asked by the application for itself: the token is what is asked about. */
const ownerOf = async ({ get }: Calls, authToken: string): Promise<string | null> => {
  try {
    const answer = await get({ authToken: null }, 'open/auth/token/app/query', { app_auth_token: authToken });
    const { user_id: pid, status } = readShape(TokenShape, answer, 'an authorisation');
    return status === 'valid' ? pid : null;
  } catch (error) {
    if (error instanceof AlipayError && !error.retryable) return null;
    throw error;
  }
};

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
