import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Id } from '../kernel/fields.ts';
import { setStorePayee } from '../store/store.permissions.ts';

/**
 * Whose Alipay receives a payee's money: nobody's, the owner's of the chain's own application, or that of a merchant who authorised
 * the application.
 */
export const alipayUses = ['none', 'own', 'authorised'] as const;
export type AlipayUse = (typeof alipayUses)[number];

/** `pid`: Alipay's number of the merchant; null: the application's own owner. The token is told to nobody. */
export const PayeeAlipay = v.object({ use: v.picklist(['own', 'authorised']), name: v.string(), pid: v.nullable(v.string()) });

export const setPayeeAlipay = endpoint({
  method: 'PUT',
  path: '/api/hq/payees/:payeeId/alipay',
  summary:
    '一个收款方收不收支付宝、收到谁的账户：不收、总部的（应用所属账户）、商户自己的（第三方应用授权后的 app_auth_token，保存时向支付宝核对是谁的）。以后的收款按新的，已经收的和它们的退款不变',
  who: 'headOffice',
  permission: setStorePayee,
  repeat: 'natural',
  input: v.object({
    payeeId: Id,
    use: v.picklist(alipayUses),
    /** Of a merchant of its own; replaces the token that is known of him. */
    authToken: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^[0-9A-Za-z]{16,64}$/, '这不是应用授权令牌，请从开放平台完整复制'))),
  }),
  reply: v.object({ alipay: v.nullable(PayeeAlipay) }),
  refusals: ['thing/not-found', 'account/whole-chain', 'payment/no-alipay-app', 'payment/alipay-token-invalid', 'outside/unavailable'],
});
