import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Amount, Count, Cursor, Id, Nothing, pageOf, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { linesMax } from '../order/order-lines.ts';
import { afterSaleLevels, afterSaleStates } from './after-sale-status.ts';
import { AfterSaleFile, AfterSalePicture, AfterSaleRow } from './after-sale-view.ts';
import { decideAfterSales, seeAfterSales, setAfterSaleRules } from './after-sale.permissions.ts';

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

const hours = v.pipe(v.number(), v.integer(), v.minValue(1, '至少 1 小时'), v.maxValue(720, '最多 720 小时（30 天）'));
const Rules = v.object({
  askHours: hours,
  storeMax: Amount,
  storeHours: hours,
  merchantMax: Amount,
  merchantHours: hours,
  storeWaitHours: hours,
  merchantWaitHours: hours,
  officeWaitHours: hours,
});

export const getAfterSaleRules = endpoint({
  method: 'GET',
  path: '/api/hq/after-sale-rules',
  summary: '售后规则：申请期限、门店和商户的额度与期限、多久没处理自动转上级',
  who: 'headOffice',
  permission: setAfterSaleRules,
  input: Nothing,
  reply: Rules,
  refusals: [],
});

export const setRules = endpoint({
  method: 'PUT',
  path: '/api/hq/after-sale-rules',
  summary: '修改售后规则，马上对所有门店生效；已转出的申请不受影响',
  who: 'headOffice',
  permission: setAfterSaleRules,
  repeat: 'natural',
  input: Rules,
  reply: Rules,
  refusals: [],
});
