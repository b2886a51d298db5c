import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Amount, Cursor, Id, Instant, Nothing, pageOf, queryInteger } from '../kernel/fields.ts';
import { setAfterSaleRules } from './after-sale.permissions.ts';

const hours = v.pipe(v.number(), v.integer(), v.minValue(1, '至少 1 小时'), v.maxValue(720, '最多 720 小时（30 天）'));
const storeNotAbove = '门店的额度不能高于商户的额度';

/** What clerks and a merchant may give back of a completed order, and up to when. */
const limitEntries = { storeMax: Amount, storeHours: hours, merchantMax: Amount, merchantHours: hours };

const Rules = v.object({ askHours: hours, ...limitEntries, storeWaitHours: hours, merchantWaitHours: hours, officeWaitHours: hours });

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
  summary: '修改售后规则，马上对所有门店生效；单独设了额度的商户按它自己的；已转出的申请不受影响',
  who: 'headOffice',
  permission: setAfterSaleRules,
  repeat: 'natural',
  input: v.pipe(
    Rules,
    v.check(({ storeMax, merchantMax }) => storeMax <= merchantMax, storeNotAbove),
  ),
  reply: Rules,
  refusals: ['account/whole-chain'],
});

const MerchantLimits = v.object({
  merchantId: Id,
  code: v.string(),
  name: v.string(),
  ...limitEntries,
  changedBy: v.string(),
  changedAt: Instant,
});
export type MerchantLimitsData = v.InferOutput<typeof MerchantLimits>;

export const listMerchantLimits = endpoint({
  method: 'GET',
  path: '/api/hq/after-sale-limits',
  summary: '单独设了售后额度和期限的商户，按编码排列；其余商户按售后规则',
  who: 'headOffice',
  permission: setAfterSaleRules,
  input: v.object({ after: Cursor, limit: v.optional(queryInteger(1, 100), 50) }),
  reply: pageOf(MerchantLimits),
  refusals: ['account/whole-chain'],
});

export const setMerchantLimits = endpoint({
  method: 'PUT',
  path: '/api/hq/after-sale-limits/:merchantId',
  summary: '给一个商户单独设售后额度和期限，马上对它名下订单的申请生效',
  who: 'headOffice',
  permission: setAfterSaleRules,
  repeat: 'natural',
  input: v.pipe(
    v.object({ merchantId: Id, ...limitEntries }),
    v.check(({ storeMax, merchantMax }) => storeMax <= merchantMax, storeNotAbove),
  ),
  reply: MerchantLimits,
  refusals: ['account/whole-chain', 'thing/not-found'],
});

export const dropMerchantLimits = endpoint({
  method: 'DELETE',
  path: '/api/hq/after-sale-limits/:merchantId',
  summary: '取消一个商户单独的售后额度，以后按售后规则',
  who: 'headOffice',
  permission: setAfterSaleRules,
  repeat: 'natural',
  input: v.object({ merchantId: Id }),
  reply: Nothing,
  refusals: ['account/whole-chain'],
});
