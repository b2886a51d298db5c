import { yuanText } from '../kernel/money.ts';
import type { CodeMethod } from './auth-code.ts';
import type { ChargeState } from './charge-status.ts';

const wrongCode = '付款码无效，请顾客打开付款码后重新扫';
const oldCode = '付款码已过期，请顾客刷新付款码后重新扫';
const noMoney = '顾客余额不足，请换一张卡或换一种方式付款';
const notOpen = '门店的收款账户还没有开通付款码收款，请联系总部';
const gaveUp = '顾客没有完成付款，请重新扫码或换一种方式';
const tooOften = '收款太频繁，请过几秒重新扫码';

/** Why a payment code paid nothing, by the code of WeChat or Alipay, as the clerk says it to the customer. */
const whyRefused: Record<string, string> = {
  AUTH_CODE_INVALID: wrongCode,
  AUTH_CODE_ERROR: wrongCode,
  AUTHCODEEXPIRE: oldCode,
  AUTH_CODE_EXPIRE: oldCode,
  NOTENOUGH: noMoney,
  NOT_ENOUGH: noMoney,
  NO_AUTH: notOpen,
  NOAUTH: notOpen,
  MCH_NOT_EXISTS: notOpen,
  APPID_MCHID_NOT_MATCH: notOpen,
  MERCHANT_UNKNOWN: notOpen,
  PAYERROR: gaveUp,
  FREQUENCY_LIMITED: tooOften,
  RATELIMIT_EXCEEDED: tooOften,
  'ACQ.PAYMENT_AUTH_CODE_INVALID': wrongCode,
  'ACQ.BUYER_BALANCE_NOT_ENOUGH': noMoney,
  'ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH': noMoney,
  'ACQ.PAYMENT_FAIL': gaveUp,
  'ACQ.TRADE_HAS_CLOSE': gaveUp,
  'ACQ.PULL_MOBILE_CASHIER_FAIL': gaveUp,
  'ACQ.ACCESS_FORBIDDEN': notOpen,
  'ACQ.TOTAL_FEE_EXCEED': '金额超出了顾客的支付宝限额，请换一种方式',
  'ACQ.PAYMENT_REQUEST_HAS_RISK': '支付宝认为这笔付款有风险，请换一种方式',
};

/** Codes of WeChat and Alipay that say: its owner has to do something on the phone. */
const asksOwner = new Set(['USERPAYING', 'WAIT_BUYER_PAY']);

const names: Record<CodeMethod, string> = { codepay: '微信', alipay: '支付宝' };

/** What a clerk reads of a charge, with what to do. */
export const chargeText = (state: ChargeState, method: CodeMethod, said: string): string => {
  switch (state) {
    case 'paid':
      return `${names[method]}收款成功`;
    case 'refused':
      return whyRefused[said] ?? `${names[method]}没有收到款（${said}），请重新扫码或换一种方式`;
    case 'reversed':
      return '这次收款已撤销。顾客手机上如果显示已付款，钱会退回去';
    case 'reversing':
      return '正在撤销这次收款，撤销之后才能重新扫码或收现金';
    case 'asking':
      return asksOwner.has(said) ? '请顾客在手机上输入密码，确认付款' : `正在等${names[method]}回话，请稍等，不要重复收款`;
  }
};

type TakenBack = {
  readonly state: 'reversing' | 'reversed' | 'refunded';
  readonly method: CodeMethod;
  readonly amount: number;
  readonly seconds: number;
};

/** What a clerk reads of a charge that was given up together with its sale. */
export const takenBackText = ({ state, method, amount, seconds }: TakenBack): string => {
  const what = `${names[method]}收款 ¥${yuanText(amount)}`;
  switch (state) {
    case 'reversing':
      return `${what} 正在撤销，约 ${seconds} 秒，可以接着收下一单`;
    case 'reversed':
      return `${what} 已撤销，没有收钱`;
    case 'refunded':
      return `${what} 撤销前顾客已付款，正在原路退回，请不要交货`;
  }
};
