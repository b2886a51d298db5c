import { AlipayError, type Alipay, type AlipayAccount } from '../../gateways/alipay.ts';
import { PayError, type RefundResult, type WechatPay } from '../../gateways/wechat-pay.ts';
import type { Reads } from '../../platform/sql.ts';
import { payeeOf, readAlipayAccount } from '../payment/index.ts';
import type { RefundRow } from './refund.rows.ts';

/** What is known of a refund from whoever carries it out. */
export type RefundSaid = Pick<RefundResult, 'refundId' | 'status' | 'successTime' | 'isReturnedToMerchant'>;
/** Refused for a reason that repeating does not mend: NOT_ENOUGH, or a code of theirs. */
export type RefundRefused = { readonly refused: string };

/** A refund with what is known of the payment that it gives back. */
export type Ready = RefundRow & { readonly out_trade_no: string; readonly paid: number; readonly alipay_account_id: string | null };
export const selectReady = `SELECT r.*, p.out_trade_no, p.amount AS paid, c.alipay_account_id
  FROM refund r JOIN payment p ON p.id = r.payment_id LEFT JOIN charge c ON c.out_trade_no = p.out_trade_no`;

/** How money goes back through WeChat or Alipay, whichever it came by. What is not known throws, and is asked for again. */
export type WayBack = {
  readonly send: (reads: Reads, refund: Ready, now: Date) => Promise<RefundSaid | RefundRefused>;
  /** Null: nothing is known, ask again later. */
  readonly ask: (reads: Reads, refund: Ready, now: Date) => Promise<RefundSaid | null>;
};

type Gateways = { readonly wechatPay: WechatPay; readonly alipay: Alipay | null; readonly notifyUrl: string };

export const waysBack = ({ wechatPay, alipay, notifyUrl }: Gateways) => {
  const wechat = wechatBack(wechatPay, notifyUrl);
  return ({ method }: Pick<RefundRow, 'method'>): WayBack => {
    if (method !== 'alipay') return wechat;
    return alipay === null ? noWayBack : alipayBack(alipay);
  };
};

/** Alipay's settings are gone: nothing is sent, and nothing is known, until they are back. WeChat's refunds do not wait for that. */
const noWayBack: WayBack = {
  send: async (_, { id }) => {
    throw new Error(`refund ${id} goes through Alipay, which is not set up any more`);
  },
  ask: async () => null,
};

const wechatBack = (pay: WechatPay, notifyUrl: string): WayBack => ({
  send: async (reads, { payee_id, out_trade_no, out_refund_no, reason, amount, paid }) => {
    const payee = await payeeOf(reads, payee_id);
    const asked = { outTradeNo: out_trade_no, outRefundNo: out_refund_no, reason: shortReason(reason), refund: amount, total: paid };
    return orRefused(() => pay.refund(payee, { ...asked, notifyUrl }));
  },
  ask: async (reads, { payee_id, out_refund_no }) => {
    const payee = await payeeOf(reads, payee_id);
    return pay.queryRefund(payee, out_refund_no).catch((error: unknown) => {
      if (error instanceof PayError) return null;
      throw error;
    });
  },
});

/** Alipay tells of no refund by itself: where the money did not move at once, it is asked. */
const alipayBack = (alipay: Alipay): WayBack => {
  const said = ({ id }: Ready, isDone: boolean, now: Date): RefundSaid => ({
    ...{ refundId: id, status: isDone ? 'SUCCESS' : 'PROCESSING', successTime: isDone ? now : null, isReturnedToMerchant: false },
  });
  const accountOf = (reads: Reads, { alipay_account_id }: Ready): Promise<AlipayAccount> => readAlipayAccount(reads, alipay_account_id);
  const numbers = ({ out_trade_no, out_refund_no }: Ready) => ({ outTradeNo: out_trade_no, outRequestNo: out_refund_no });
  return {
    send: async (reads, refund, now) => {
      const account = await accountOf(reads, refund);
      return orRefused(async () => {
        const { amount, reason } = refund;
        const done = (await alipay.refund(account, { ...numbers(refund), amount, reason: shortReason(reason) })) === 'done';
        return said(refund, done || (await alipay.hasRefunded(account, numbers(refund))), now);
      });
    },
    ask: async (reads, refund, now) => {
      const account = await accountOf(reads, refund);
      try {
        return said(refund, await alipay.hasRefunded(account, numbers(refund)), now);
      } catch (error) {
        if (error instanceof AlipayError) return null;
        throw error;
      }
    },
  };
};

const orRefused = async <T>(call: () => Promise<T>): Promise<T | RefundRefused> => {
  try {
    return await call();
  } catch (error) {
    if ((error instanceof PayError || error instanceof AlipayError) && !error.retryable)
      return { refused: error.code === 'ACQ.SELLER_BALANCE_NOT_ENOUGH' ? 'NOT_ENOUGH' : error.code };
    throw error;
  }
};

const reasonBytesMax = 80;

/** WeChat takes 80 bytes and refuses a refund with more: 26 Chinese characters, but of emoji and rare characters only 20. */
export const shortReason = (reason: string): string => {
  let [short, bytes] = ['', 0];
  for (const character of reason.toWellFormed()) {
    bytes += Buffer.byteLength(character);
    if (bytes > reasonBytesMax) break;
    short += character;
  }
  return short;
};
