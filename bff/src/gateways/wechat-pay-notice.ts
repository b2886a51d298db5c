import * as v from 'valibot';
import type { Keyring } from './wechat-pay-keyring.ts';
import { RefundNoticeShape, refundOf, TransactionShape, transactionOf } from './wechat-pay-shapes.ts';
import { isRecent, isSignedBy, unseal, type Sealed } from './wechat-pay-signature.ts';
import { PayNoticeRefused, type NoticeHeaders, type PaymentNotice, type RefundNotice } from './wechat-pay.ts';

const Notice = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  event_type: v.string(),
  resource: v.object({
    algorithm: v.literal('AEAD_AES_256_GCM'),
    ciphertext: v.string(),
    nonce: v.string(),
    associated_data: v.optional(v.string()),
  }),
});

/**
 * Believes a notification only when one of our merchants' WeChat keys signed exactly these bytes within five minutes and that
 * merchant's APIv3 key opens it. A stranger's serial is refused from what is in memory.
 */
export const readNotice = async (
  keyrings: readonly Keyring[],
  now: Date,
  headers: NoticeHeaders,
  rawBody: Buffer | string,
): Promise<PaymentNotice | RefundNotice> => {
  const { timestamp, nonce, signature, serial } = signatureHeaders(headers);
  // WeChat probes with signatures that begin so, to see that they are checked.
  if (signature.startsWith('WECHATPAY/SIGNTEST/')) throw new PayNoticeRefused('sign-test');
  if (!isRecent(timestamp, now)) throw new PayNoticeRefused('timestamp-stale');

  const body = rawBody.toString();
  const signers = keyrings.filter((keyring) => keyring.find(serial) !== null);
  if (signers.length === 0) throw new PayNoticeRefused('unknown-serial');
  const candidates = signers.filter((keyring) => isSignedBy(keyring.find(serial)!, { timestamp, nonce, signature, body }));
  if (candidates.length === 0) throw new PayNoticeRefused('signature-wrong');

  const notice = v.safeParse(Notice, parse(body));
  if (!notice.success) throw new PayNoticeRefused('body-unreadable');
  const { id, event_type, resource } = notice.output;
  const { mchid, plain } = openResource(candidates, resource);
  if (event_type === 'TRANSACTION.SUCCESS') return readPayment(id, mchid, plain);
  if (/^REFUND\.(SUCCESS|ABNORMAL|CLOSED)$/.test(event_type)) return readRefund(id, mchid, plain);
  throw new PayNoticeRefused('event-unknown');
};

const signatureHeaders = (headers: NoticeHeaders) => {
  const read = (name: string): string => {
    const value = headers[name];
    if (typeof value !== 'string' || value === '') throw new PayNoticeRefused('headers-missing');
    return value;
  };
  return {
    timestamp: read('wechatpay-timestamp'),
    nonce: read('wechatpay-nonce'),
    signature: read('wechatpay-signature'),
    serial: read('wechatpay-serial'),
  };
};

/** Merchants may share a serial; the tag tells whose key it is. */
const openResource = (candidates: readonly Keyring[], resource: Sealed): { mchid: string; plain: unknown } => {
  for (const { merchant } of candidates) {
    try {
      return { mchid: merchant.mchid, plain: parse(unseal(merchant.apiV3Key, resource)) };
    } catch {
      continue;
    }
  }
  throw new PayNoticeRefused('not-decryptable');
};

const readPayment = (noticeId: string, keysOf: string, plain: unknown): PaymentNotice => {
  const read = v.safeParse(TransactionShape, plain);
  if (!read.success) throw new PayNoticeRefused('body-unreadable');
  const transaction = transactionOf(read.output);
  if (transaction.mchid !== keysOf) throw new PayNoticeRefused('merchant-foreign');
  return { kind: 'payment', noticeId, keysOf, transaction };
};

const readRefund = (noticeId: string, keysOf: string, plain: unknown): RefundNotice => {
  const read = v.safeParse(RefundNoticeShape, plain);
  if (!read.success) throw new PayNoticeRefused('body-unreadable');
  const { refund_status, mchid, sp_mchid, sub_mchid } = read.output;
  if ((mchid ?? sp_mchid) !== keysOf) throw new PayNoticeRefused('merchant-foreign');
  return { kind: 'refund', noticeId, keysOf, mchid: keysOf, subMchid: sub_mchid ?? null, refund: refundOf(read.output, refund_status) };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
