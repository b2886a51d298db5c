import type { PayMethod } from './pay-method.ts';

/** What a payment code on a phone pays by. */
export const codeMethods = ['codepay', 'alipay'] as const satisfies readonly PayMethod[];
export type CodeMethod = (typeof codeMethods)[number];

/** WeChat's are 18 digits that begin with 10 to 15. */
const wechatForm = /^1[0-5]\d{16}$/;
/** Alipay's are 16 to 24 digits that begin with 25 to 30. */
const alipayForm = /^(2[5-9]|30)\d{14,22}$/;

/** Whose payment code it is, by its form alone; null: nobody's. */
export const methodOfCode = (code: string): CodeMethod | null => {
  if (wechatForm.test(code)) return 'codepay';
  return alipayForm.test(code) ? 'alipay' : null;
};
