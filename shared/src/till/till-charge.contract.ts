import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Id } from '../kernel/fields.ts';
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

export const giveUpSale = endpoint({
  method: 'POST',
  path: '/api/terminal/till/open-sales/:orderId/give-up',
  summary: '不收了：取消还没收到款的收银单，券和积分退回；已经收到的不能取消',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ orderId: Id }),
  /** Whether it turned out to be paid meanwhile. */
  reply: v.object({ paid: v.boolean() }),
  refusals: ['thing/not-found', 'payment/under-way', 'outside/unavailable'],
});
