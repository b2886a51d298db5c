import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Id, Instant, Nothing } from '../kernel/fields.ts';
import { codeMethods } from '../payment/auth-code.ts';
import { SaleInput, saleRefusals, SaleView } from './till.contract.ts';

export const openSale = endpoint({
  method: 'POST',
  path: '/api/terminal/till/open-sales',
  summary: '扫付款码之前：按店员看到的金额开出收银单，锁住券和积分；然后用 /orders/{orderId}/charge 扫码收款。15 分钟没有收到就自动取消',
  who: 'clerk',
  repeat: 'key',
  input: v.object(SaleInput),
  reply: v.object({ orderId: Id, payable: Amount }),
  refusals: saleRefusals,
});

export const takeCash = endpoint({
  method: 'POST',
  path: '/api/terminal/till/open-sales/:orderId/cash',
  summary: '扫码没有收成，改收现金；还有付款码没有结果时不能收',
  who: 'clerk',
  repeat: 'key',
  input: v.object({ orderId: Id, tendered: Amount }),
  reply: SaleView,
  refusals: ['thing/not-found', 'till/no-shift', 'payment/not-payable', 'payment/cash-short', 'payment/under-way'],
});

/**
 * A sale that was given up while its payment code could still pay. `reversing`: being taken back, which goes on by itself; `reversed`:
 * nothing was taken; `refunded`: it was paid after all, and the money goes back as a refund.
 */
const TakenBack = v.object({
  orderId: Id,
  amount: Amount,
  method: v.picklist(codeMethods),
  state: v.picklist(['reversing', 'reversed', 'refunded']),
  /** What it means, in a sentence for the clerk. */
  text: v.string(),
  /** About how long it still takes; 0: it is over. */
  seconds: Count,
  at: Instant,
});
export type TakenBackData = v.InferOutput<typeof TakenBack>;

export const giveUpSale = endpoint({
  method: 'POST',
  path: '/api/terminal/till/open-sales/:orderId/give-up',
  summary: '不收了：马上取消还没收到款的收银单，券和积分退回；付款码还没有结果的，在后台撤销到确认为止；已经收到的不能取消',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ orderId: Id }),
  reply: v.object({
    /** It turned out to be paid meanwhile: it is a sale. */
    paid: v.boolean(),
    /** What is still being taken back; null: nothing is. */
    takenBack: v.nullable(TakenBack),
  }),
  refusals: ['thing/not-found'],
});

export const listTakenBack = endpoint({
  method: 'GET',
  path: '/api/terminal/till/taken-back',
  summary: '本台终端不收了、还在撤销的扫码收款，以及刚刚有结果的',
  who: 'clerk',
  input: Nothing,
  reply: v.object({ items: v.array(TakenBack) }),
  refusals: [],
});
