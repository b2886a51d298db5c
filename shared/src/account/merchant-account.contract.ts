import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Cursor, Id, Instant, pageOf, Phone, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { NewUsername } from './account.contract.ts';
import { manageMerchantAccounts } from './account.permissions.ts';
import { merchantKinds } from './sign-in.contract.ts';

/** A merchant with its first account, if it has one. */
const MerchantAccount = v.object({
  merchantId: Id,
  code: v.string(),
  name: v.string(),
  kind: v.picklist(merchantKinds),
  account: v.nullable(
    v.object({
      accountId: Id,
      username: v.string(),
      realName: v.string(),
      phone: v.string(),
      enabled: v.boolean(),
      mustChangePassword: v.boolean(),
      createdAt: Instant,
      lastSignInAt: v.nullable(Instant),
    }),
  ),
});
export type MerchantAccountData = v.InferOutput<typeof MerchantAccount>;

export const merchantAccountStates = ['none', 'enabled', 'disabled'] as const;

export const listMerchantAccounts = endpoint({
  method: 'GET',
  path: '/api/hq/merchant-accounts',
  summary: '商户和它们的主账号，按商户编码排列；按编码开头或名称查找',
  who: 'headOffice',
  permission: manageMerchantAccounts,
  input: v.object({
    text: v.optional(textUpTo(30)),
    kind: v.optional(v.picklist(merchantKinds)),
    /** `none`: merchants that have no account yet. */
    state: v.optional(v.picklist(merchantAccountStates)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(MerchantAccount),
  refusals: [],
});

export const addMerchantAccount = endpoint({
  method: 'POST',
  path: '/api/hq/merchant-accounts',
  summary: '为商户开通主账号；答复里的一次性密码只显示这一次，首次登录必须修改',
  who: 'headOffice',
  permission: manageMerchantAccounts,
  repeat: 'natural',
  input: v.object({ merchantId: Id, username: NewUsername, realName: textFrom1To(30), phone: Phone }),
  reply: v.object({ merchant: MerchantAccount, password: v.string() }),
  refusals: ['thing/not-found', 'account/merchant-has-one', 'account/username-taken'],
});

export const setMerchantAccountEnabled = endpoint({
  method: 'POST',
  path: '/api/hq/merchant-accounts/:accountId/enabled',
  summary: '启用或停用商户主账号：停用时它的登录全部退出；门店、终端、店员和子账号照常工作',
  who: 'headOffice',
  permission: manageMerchantAccounts,
  repeat: 'natural',
  input: v.object({ accountId: Id, enabled: v.boolean() }),
  reply: MerchantAccount,
  refusals: ['thing/not-found'],
});

export const resetMerchantPassword = endpoint({
  method: 'POST',
  path: '/api/hq/merchant-accounts/:accountId/password',
  summary: '重置商户主账号的密码：答复里的一次性密码只显示这一次；登录全部退出，锁定解除',
  who: 'headOffice',
  permission: manageMerchantAccounts,
  repeat: 'natural',
  input: v.object({ accountId: Id }),
  reply: v.object({ password: v.string() }),
  refusals: ['thing/not-found'],
});
