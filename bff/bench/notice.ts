import { createPrivateKey, randomUUID } from 'node:crypto';
import { instantText } from '../sandbox/beijing-time.ts';
import { orderView } from '../sandbox/pay/order-view.ts';
import { seal } from '../sandbox/pay/seal.ts';
import { signatureHeaders } from '../sandbox/pay/sign-answer.ts';
import { requestText } from './http-client.ts';
import type { Chain } from './chain.ts';

const noticePath = '/wxpay/notify/payment';

export type Paid = { readonly outTradeNo: string; readonly total: number; readonly openid: string };

/** Makes payment notifications as WeChat sends them: the transaction sealed with the merchant's APIv3 key, the whole signed. */
export const noticeWriter = ({ merchant, appid }: Chain): ((paid: Paid) => string) => {
  const { id, privateKeyPem } = merchant.platform.publicKey!;
  const signer = { serial: id, key: createPrivateKey(privateKeyPem) };
  return (paid) => {
    const now = new Date();
    const transaction = orderView(paidOrder(merchant.mchid, appid, paid, now));
    const body = JSON.stringify({
      id: randomUUID(),
      create_time: instantText(now.getTime()),
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: { original_type: 'transaction', ...seal(merchant.keys.apiV3Key, JSON.stringify(transaction), 'transaction') },
    });
    return requestText('POST', noticePath, {
      headers: { ...signatureHeaders(signer, body, now), 'content-type': 'application/json' },
      body,
    });
  };
};

let counted = 0;

/** What WeChat knows of a payment that was just made. */
const paidOrder = (mchid: string, appid: string, { outTradeNo, total, openid }: Paid, now: Date): Parameters<typeof orderView>[0] => ({
  ...{
    id: `${mchid}:${outTradeNo}`,
    mchid,
    appid,
    subMchid: null,
    subAppid: null,
    outTradeNo,
    description: '-',
    attach: null,
    total,
    openid,
  },
  ...{
    payerIsOfSub: false,
    notifyUrl: '-',
    expiresAtMs: null,
    fingerprint: '-',
    prepayId: '-',
    prepayUntilMs: 0,
    createdAtMs: now.getTime(),
  },
  ...{ state: 'SUCCESS' as const, transactionId: `42000${String((counted += 1)).padStart(23, '0')}`, paidAtMs: now.getTime() },
  ...{ wechatpayDiscount: 0, merchantDiscount: 0 },
});
