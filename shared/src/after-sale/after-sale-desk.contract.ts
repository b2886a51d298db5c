import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { linesMax } from '../order/order-lines.ts';
import { afterSaleLevels, afterSaleStates } from './after-sale-status.ts';
import { AfterSaleFile, AfterSalePicture, AfterSaleRow, AfterSaleStep } from './after-sale-view.ts';
import { decideAfterSales, seeAfterSales } from './after-sale.permissions.ts';

/** What is granted: by line and of the delivery fee, never more than was asked. */
const grantEntries = {
  lines: v.pipe(v.array(v.object({ no: Count, amount: v.pipe(Amount, v.minValue(1, '每行至少退 1 分')) })), v.maxLength(linesMax)),
  deliveryFee: v.optional(Amount, 0),
};

const ofCase = v.object({ caseId: Id });
const acceptInput = v.object({ caseId: Id, ...grantEntries, answer: textUpTo(100) });
const declineInput = v.object({ caseId: Id, answer: textFrom1To(100) });
const passInput = v.object({ caseId: Id, words: textUpTo(100) });

const seeing = ['thing/not-found'];
const accepting = ['thing/not-found', 'after-sale/decided', 'after-sale/limit', 'after-sale/exceeds', 'order/nothing-to-refund'];
const declining = ['thing/not-found', 'after-sale/decided'];
const passing = ['thing/not-found', 'after-sale/decided', 'after-sale/top'];

export const listAfterSales = deskEndpoint({
  method: 'GET',
  path: '/after-sales',
  summary: '售后列表：顾客的退款申请，新的在前；按状态、在谁手里、门店筛选，只列负责范围之内的',
  permission: seeAfterSales,
  input: v.object({
    state: v.optional(v.picklist(afterSaleStates)),
    level: v.optional(v.picklist(afterSaleLevels)),
    storeId: v.optional(Id),
    orderId: v.optional(Id),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(AfterSaleRow),
  refusals: [],
});

export const getAfterSale = deskEndpoint({
  method: 'GET',
  path: '/after-sales/:caseId',
  summary: '一个退款申请：商品行、原因、图片、经过，以及我现在可以怎样处理',
  permission: seeAfterSales,
  input: ofCase,
  reply: AfterSaleFile,
  refusals: seeing,
});

export const getAfterSalePicture = deskEndpoint({
  method: 'GET',
  path: '/after-sale-pictures/:pictureId',
  summary: '退款申请里的一张图片',
  permission: seeAfterSales,
  input: v.object({ pictureId: Id }),
  reply: AfterSalePicture,
  refusals: seeing,
});

export const acceptAfterSale = deskEndpoint({
  method: 'POST',
  path: '/after-sales/:caseId/accept',
  summary: '同意退款，可以少于申请的；商户受额度和期限限制，总部不限',
  permission: decideAfterSales,
  repeat: 'key',
  input: acceptInput,
  reply: AfterSaleFile,
  refusals: accepting,
});

export const declineAfterSale = deskEndpoint({
  method: 'POST',
  path: '/after-sales/:caseId/decline',
  summary: '拒绝退款并写明理由；顾客可以再申请一次，由上一级处理',
  permission: decideAfterSales,
  repeat: 'key',
  input: declineInput,
  reply: AfterSaleFile,
  refusals: declining,
});

export const passAfterSale = deskEndpoint({
  method: 'POST',
  path: '/after-sales/:caseId/pass',
  summary: '转给上一级处理',
  permission: decideAfterSales,
  repeat: 'key',
  input: passInput,
  reply: AfterSaleFile,
  refusals: passing,
});

export const listStoreAfterSales = endpoint({
  method: 'GET',
  path: '/api/terminal/after-sales',
  summary: '门店的售后，新的在前；open=1 只列等门店处理的',
  who: 'clerk',
  input: v.object({ open: v.optional(queryInteger(0, 1), 0), after: Cursor, limit: v.optional(queryInteger(1, 50), 20) }),
  reply: v.object({ ...pageOf(AfterSaleRow).entries, /** How many wait for the store. */ waiting: Count }),
  refusals: [],
});

export const getStoreAfterSale = endpoint({
  method: 'GET',
  path: '/api/terminal/after-sales/:caseId',
  summary: '门店的一个退款申请',
  who: 'clerk',
  input: ofCase,
  reply: AfterSaleFile,
  refusals: seeing,
});

export const listStoreCaseSteps = endpoint({
  method: 'GET',
  path: '/api/terminal/orders/:orderId/after-sale-steps',
  summary: '一笔订单的退款申请经过的每一步，先发生的在前',
  who: 'clerk',
  input: v.object({ orderId: Id }),
  reply: v.object({ items: v.array(AfterSaleStep) }),
  refusals: seeing,
});

export const getStoreAfterSalePicture = endpoint({
  method: 'GET',
  path: '/api/terminal/after-sale-pictures/:pictureId',
  summary: '门店的退款申请里的一张图片',
  who: 'clerk',
  input: v.object({ pictureId: Id }),
  reply: AfterSalePicture,
  refusals: seeing,
});

const atTerminal = { method: 'POST', who: 'clerk', repeat: 'key', reply: AfterSaleFile } as const;

export const acceptStoreAfterSale = endpoint({
  ...atTerminal,
  path: '/api/terminal/after-sales/:caseId/accept',
  summary: '同意退款，可以少于申请的；已完成的订单受店员额度和期限限制',
  input: acceptInput,
  refusals: accepting,
});

export const declineStoreAfterSale = endpoint({
  ...atTerminal,
  path: '/api/terminal/after-sales/:caseId/decline',
  summary: '拒绝退款并写明理由；顾客可以再申请一次，由商户处理',
  input: declineInput,
  refusals: declining,
});

export const passStoreAfterSale = endpoint({
  ...atTerminal,
  path: '/api/terminal/after-sales/:caseId/pass',
  summary: '转给商户处理',
  input: passInput,
  refusals: passing,
});
