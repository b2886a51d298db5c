import type { WechatMini } from '../../gateways/wechat-mini.ts';
import { onSteps, type Subscriber } from '../../platform/subscriber.ts';
import { readMember } from '../member/index.ts';
import { payeeOf, tradeManaged, type PaymentRow } from '../payment/index.ts';
import { passSold } from './pass.events.ts';
import { foundPasses, type PassFound } from './present-pass.ts';

/** Where WeChat keeps money back until goods were sent: a pass is a virtual good (logistics_type 3) and is there as soon as it is paid for. */
export const uploadShipping = (mini: WechatMini): Subscriber => {
  const isManaged = tradeManaged(mini);
  return onSteps(passSold, 'pass.upload-shipping', async ({ reads, now }, { passId }) => {
    if (!(await isManaged(now))) return;
    const pass = await reads.one<PassFound>(`${foundPasses} WHERE p.id = ?`, [passId]);
    const payment = await reads.one<PaymentRow>('SELECT * FROM payment WHERE order_id = ?', [passId]);
    const member = pass && (await readMember(reads, pass.member_id));
    if (pass === null || payment === null || member === null) return;
    await mini.uploadShippingInfo({
      ...{ mchid: (await payeeOf(reads, payment.payee_id)).mchid, outTradeNo: payment.out_trade_no, logisticsType: 3 },
      ...{ itemDescription: pass.name, openid: member.openid, at: pass.paid_at ?? now },
    });
  });
};
