import { constants, privateDecrypt } from 'node:crypto';
import { type Party, type Refund, type World } from '../world.ts';
import { text, type Body } from './fields.ts';
import type { Side } from './order-ids.ts';
import { parameterError, PayFailure } from './pay-failure.ts';
import { refundView } from './refund-view.ts';
import { scheduleSettling } from './settle-refund.ts';

/** Where the money of a refund goes that could not go back where it came from. */
export type OtherAccount = 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD';

/** Sends an abnormal refund to another account: the customer's bank card, named by the merchant, or the merchant's own. */
export const applyAbnormalRefund = (world: World, side: Side, refundId: string, body: Body): Record<string, unknown> => {
  const outRefundNo = text(body, 'out_refund_no', { max: 64 });
  const type = text(body, 'type', { max: 32 });
  if (type !== 'USER_BANK_CARD' && type !== 'MERCHANT_BANK_CARD') throw parameterError('type', '取值有误', type);
  const refund = world.refunds.all().find((one) => one.refundId === refundId && one.outRefundNo === outRefundNo);
  if (!refund || refund.mchid !== side.party.mchid || refund.subMchid !== side.subMchid)
    throw new PayFailure(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  const account = type === 'MERCHANT_BANK_CARD' ? merchantAccount : readCard(side.party, body);
  if (refund.status !== 'ABNORMAL') throw new PayFailure(400, 'INVALID_REQUEST', '退款单不是退款异常状态，不能发起异常退款');
  return refundView(sendElsewhere(world, refund, account));
};

/** As the merchant's staff do it on WeChat's own pages, where the customer's card is typed in. */
export const sendAbnormalTo = (world: World, refund: Refund, type: OtherAccount): void => {
  if (refund.status === 'ABNORMAL') sendElsewhere(world, refund, type === 'MERCHANT_BANK_CARD' ? merchantAccount : '招商银行借记卡0403');
};

const merchantAccount = '商户结算银行账户';

const sendElsewhere = (world: World, refund: Refund, account: string): Refund => {
  const sent: Refund = { ...refund, status: 'PROCESSING', settledAtMs: null, account };
  world.refunds.put(refund.id, sent);
  scheduleSettling(world, sent);
  return sent;
};

/** Card number and name come sealed with a key of WeChat's. */
const readCard = (party: Party, body: Body): string => {
  const bank = text(body, 'bank_type', { max: 16 });
  const number = unseal(party, body, 'bank_account');
  unseal(party, body, 'real_name');
  return `${bank}${number.slice(-4)}`;
};

const unseal = ({ signers }: Party, body: Body, field: string): string => {
  const sealed = Buffer.from(text(body, field, { max: 1024 }), 'base64');
  for (const signer of [signers.certificate, signers.publicKey]) {
    if (signer === null) continue;
    try {
      return privateDecrypt({ key: signer.key, padding: constants.RSA_PKCS1_OAEP_PADDING }, sealed).toString('utf8');
    } catch {
      // Sealed with the other key, or with none.
    }
  }
  throw parameterError(field, '解密失败，请用微信支付平台证书或公钥加密');
};
