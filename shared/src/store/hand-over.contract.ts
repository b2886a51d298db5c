import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Count, Day, Id, Nothing } from '../kernel/fields.ts';
import { permission } from '../kernel/permission.ts';

const handOverStores = permission('store.hand-over', '门店', '门店交接：把门店转给另一个商户');

/** To whom, in whose region, and from the beginning of which day in Shanghai. */
const HandOver = { storeId: Id, ownerId: Id, branchId: Id, fromDay: Day };
const Party = v.object({ id: Id, code: v.string(), name: v.string() });
const refusals = [
  'thing/not-found',
  'store/closed-for-good',
  'hand-over/whole-chain',
  'hand-over/no-merchant',
  'hand-over/same-owner',
  'hand-over/day-past',
  'hand-over/not-a-branch',
] as const;

export const listMerchants = endpoint({
  method: 'GET',
  path: '/api/hq/hand-over/merchants',
  summary: '可以接手门店的商户：在营的加盟商和分公司',
  who: 'headOffice',
  permission: handOverStores,
  input: Nothing,
  reply: v.object({ items: v.array(v.object({ ...Party.entries, kind: v.picklist(['branch', 'franchisee']) })) }),
  refusals: ['hand-over/whole-chain'],
});

export const previewHandOver = endpoint({
  method: 'GET',
  path: '/api/hq/stores/:storeId/hand-over',
  summary: '交接预览：什么跟着门店走，谁从那天起看不到它',
  who: 'headOffice',
  permission: handOverStores,
  input: v.object(HandOver),
  reply: v.object({
    from: v.object({ owner: Party, branch: Party }),
    to: v.object({ owner: Party, branch: Party }),
    /** These stay with the store. */
    clerks: v.array(v.string()),
    devices: Count,
    /** Skus of which something is on hand. */
    stockedSkus: Count,
    /** Changes of prices that are still to begin: the store's own go along, those of the levels it leaves count there no more. */
    plannedPrices: v.object({ stay: Count, end: Count }),
    /** They keep the owner they were placed under, and so does their money. */
    openOrders: Count,
    /** Accounts that name this very store and lose it. */
    accounts: v.array(v.object({ username: v.string(), realName: v.string() })),
  }),
  refusals,
});

export const handOverStore = endpoint({
  method: 'POST',
  path: '/api/hq/stores/:storeId/hand-over',
  summary: '交接门店：今天的马上生效，以后的到那天零点生效；已下的订单仍属原商户',
  who: 'headOffice',
  permission: handOverStores,
  repeat: 'natural',
  input: v.object(HandOver),
  reply: Nothing,
  refusals,
});

export const cancelHandOver = endpoint({
  method: 'DELETE',
  path: '/api/hq/stores/:storeId/hand-over/:fromDay',
  summary: '取消计划中的交接：门店到那天不换商户；已经开始的不能取消，要再交接回去',
  who: 'headOffice',
  permission: handOverStores,
  repeat: 'natural',
  input: v.object({ storeId: Id, fromDay: Day }),
  reply: Nothing,
  refusals: ['thing/not-found', 'hand-over/whole-chain', 'hand-over/begun'],
});
