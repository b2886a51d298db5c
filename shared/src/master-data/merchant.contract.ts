import * as v from 'valibot';
import { merchantKinds } from '../account/sign-in.contract.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Id, Instant, pageOf, queryInteger, textUpTo } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';

const viewMerchants = permission('merchant.view', '门店', '查看商户资料');

/** `closed`: the chain no longer works with it. */
export const merchantStandings = ['open', 'closed'] as const;

export const MerchantView = v.object({
  merchantId: Id,
  code: v.string(),
  name: v.string(),
  kind: v.picklist(merchantKinds),
  standing: v.picklist(merchantStandings),
  contactName: v.string(),
  contactPhone: v.string(),
  /** Stores that it owns and the chain runs, as far as whoever asks looks after them. */
  stores: Count,
});
export type MerchantData = v.InferOutput<typeof MerchantView>;

export const listMerchants = endpoint({
  method: 'GET',
  path: '/api/hq/merchants',
  summary: '加盟商和分公司，按编码排列；按编码开头、名称或联系人查找',
  who: 'headOffice',
  permission: viewMerchants,
  stale: true,
  input: v.object({
    text: v.optional(textUpTo(30)),
    kind: v.optional(v.picklist(merchantKinds)),
    standing: v.optional(v.picklist(merchantStandings)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(MerchantView),
  refusals: [],
});

export const getMerchant = endpoint({
  method: 'GET',
  path: '/api/hq/merchants/:merchantId',
  summary: '一个商户的资料，和它的门店分布在哪些分公司',
  who: 'headOffice',
  permission: viewMerchants,
  input: v.object({ merchantId: Id }),
  reply: v.object({
    ...MerchantView.entries,
    licenceNo: v.string(),
    address: v.string(),
    provinces: v.string(),
    closedStores: Count,
    /** By branch, most stores first. */
    branches: v.array(v.object({ code: v.string(), name: v.string(), stores: Count })),
    /** When the ERP last changed it; null: it did not come from there. */
    erpUpdatedAt: v.nullable(Instant),
    createdAt: Instant,
  }),
  refusals: ['thing/not-found'],
});
