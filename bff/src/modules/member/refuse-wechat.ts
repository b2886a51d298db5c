import { refuse } from '@mendian/shared/kernel/errors.ts';
import { refuseMember } from '@mendian/shared/member/member.errors.ts';
import { WechatError } from '../../gateways/wechat-mini.ts';

/** Bad or expired code, used code. */
const codeInvalid = new Set([40029, 40163]);
/** WeChat holds this customer to be a risk and lets them sign in to no mini-program. */
const blocked = 40226;
/** WeChat limits how often one user or we may ask. */
const tooOften = new Set([45009, 45011]);

/** What WeChat's refusal of a customer's code means to the customer. What is left is a fault of ours, and logged as such. */
export const refuseWechat = (error: unknown): never => {
  if (!(error instanceof WechatError)) throw error;
  if (codeInvalid.has(error.code)) throw refuseMember('member/code-invalid');
  if (tooOften.has(error.code)) throw refuse('limit/too-many', { retryAfterSeconds: 60 });
  if (error.code === blocked) throw refuseMember('member/blocked');
  if (error.retryable) throw refuse('outside/unavailable');
  throw error;
};
