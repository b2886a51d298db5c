import { refuse } from '@mendian/shared/kernel/errors.ts';
import { PayError, type WechatPay } from '../../gateways/wechat-pay.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Transact } from '../../platform/subscriber.ts';
import type { PaidDoor } from './paid-door.ts';
import { payeeOf } from './payee-of.ts';
import type { PaymentRow } from './payment.rows.ts';
import { recordPayment } from './record-payment.ts';

type Steps = { readonly reads: Reads; readonly transact: Transact };

/** Asks WeChat about a payment, by what it is for, and records it when it was paid. Tells whether it is paid now. */
export const askAboutPayment = async (pay: WechatPay, door: PaidDoor, { reads, transact }: Steps, id: string): Promise<boolean> => {
  const payment = await reads.one<PaymentRow>('SELECT * FROM payment WHERE order_id = ?', [id]);
  if (payment === null || payment.prepay_id === null) return false;
  if (payment.state === 'paid') return true;
  const transaction = await pay.query(await payeeOf(reads, payment.payee_id), payment.out_trade_no);
  if (transaction === null || transaction.tradeState !== 'SUCCESS') return false;
  const recorded = await transact((ctx) => recordPayment(ctx, door, transaction, 'query'));
  return recorded === 'recorded' || recorded === 'known';
};

/** What a customer is told when WeChat does not answer. */
export const sayingSo = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    throw error instanceof PayError ? refuse('outside/unavailable', { wechat: error.code }) : error;
  }
};
