import * as v from 'valibot';
import { endpoint, type ReplyOf } from '../kernel/endpoint.ts';
import { Amount, Id, Instant } from '../kernel/fields.ts';
import { codeMethods } from './auth-code.ts';
import { chargeStates } from './charge-status.ts';
import { payMethods } from './pay-method.ts';
import { paymentStates } from './payment-status.ts';

/** The last attempt to have a payment code pay. */
const ChargeView = v.object({
  chargeId: Id,
  method: v.picklist(codeMethods),
  state: v.picklist(chargeStates),
  /** What it means and what to do, in a sentence for the clerk. */
  text: v.string(),
  at: Instant,
});

const OrderCharge = v.object({
  orderId: Id,
  amount: Amount,
  /** How the whole order stands: `paid` whichever way it was paid. */
  state: v.picklist(paymentStates),
  method: v.picklist(payMethods),
  /** Null: no code was scanned yet. */
  charge: v.nullable(ChargeView),
  can: v.object({ charge: v.boolean(), stop: v.boolean(), cash: v.boolean() }),
  /** What this till takes; Alipay only where it is set up. */
  takes: v.array(v.picklist(['codepay', 'alipay', 'cash'])),
});
export type OrderChargeData = ReplyOf<typeof getCharge>;

const ofOrder = v.object({ orderId: Id });

export const getCharge = endpoint({
  method: 'GET',
  path: '/api/terminal/orders/:orderId/charge',
  summary: '一笔收银单的收款情况：收没收到、正在等顾客确认、还是可以重新扫码或收现金',
  who: 'clerk',
  input: ofOrder,
  reply: OrderCharge,
  refusals: ['thing/not-found'],
});

export const chargeOrder = endpoint({
  method: 'POST',
  path: '/api/terminal/orders/:orderId/charge',
  summary: '扫顾客的微信或支付宝付款码收款；一次只有一个付款码在收，没有结果之前不会再收第二次',
  who: 'clerk',
  repeat: 'key',
  input: v.object({
    orderId: Id,
    /** What the scanner read, however it is spaced. */
    authCode: v.pipe(
      v.string(),
      v.transform((text) => text.replace(/\s/g, '')),
      v.regex(/^\d{16,24}$/, '这不是付款码，请扫顾客微信或支付宝的付款码'),
    ),
  }),
  reply: OrderCharge,
  refusals: ['thing/not-found', 'payment/not-payable', 'payment/under-way', 'payment/code-unknown', 'payment/no-alipay'],
});

export const stopCharge = endpoint({
  method: 'POST',
  path: '/api/terminal/orders/:orderId/charge/stop',
  summary: '不等了：撤销正在进行的扫码收款，直到对方确认；确认之前不能换一种方式收',
  who: 'clerk',
  repeat: 'natural',
  input: ofOrder,
  reply: OrderCharge,
  refusals: ['thing/not-found'],
});
