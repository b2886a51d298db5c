import { isCounterCode } from '@mendian/shared/member/shown-code.ts';

/** What a scanner or a hand put into the bottom field. */
export type Scanned =
  | { readonly kind: 'pickup-code'; readonly code: string }
  | { readonly kind: 'pickup-number'; readonly number: string }
  /** The kitchen slip's own code. */
  | { readonly kind: 'order'; readonly orderId: string }
  /** A coupon's, a pass's or a member's code, which have a page of their own. */
  | { readonly kind: 'counter-code'; readonly code: string }
  /** Recognised, but not for this field: the sentence says what it was and what to do. */
  | { readonly kind: 'other'; readonly sentence: string };

/** The other side of `orderScanText`. */
const orderPattern = /^MDO:([0-9A-Za-z_-]{1,36})$/;
/** Codes with letters in them are those of an earlier system. */
const earlierPattern = /^(?=\d*[A-Za-z])[0-9A-Za-z]{8,40}$/;

const others: readonly { pattern: RegExp; sentence: string }[] = [
  { pattern: /^1[0-5]\d{16}$/, sentence: '这是微信付款码。请扫小程序订单页的取货码' },
  { pattern: /^(2[5-9]|30)\d{14,22}$/, sentence: '这是支付宝付款码。请扫小程序订单页的取货码' },
  { pattern: /^2\d{12}$/, sentence: '这是电子秤标签。请扫小程序订单页的取货码' },
  { pattern: /^\d{12,14}$/, sentence: '这是商品条码。请扫小程序订单页的取货码' },
  { pattern: /^1[3-9]\d{9}$/, sentence: '这是手机号。交货请输 8 位取货码，认会员请到“核销”' },
  { pattern: /^\d{5,7}$/, sentence: '取货码是 8 位数字，请看看是不是少了几位' },
  { pattern: /^\d+$/, sentence: '取货码是 8 位数字，这个数字的位数不对' },
  { pattern: /^https?:/i, sentence: '这是一个网址。请扫小程序订单页的取货码' },
];

/** Where coupons, passes and members are recognised, with the code behind the `#`, which no server sees. */
export const counterPlace = (code: string): string => `#/redeem?code=${code}`;

/** Says which it was. Spaces and hyphens, and digits as a Chinese keyboard types them, are read as meant. */
export const recognise = (text: string): Scanned => {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^\d{8}$/.test(plain)) return { kind: 'pickup-code', code: plain };
  if (/^[A-Za-z]?\d{1,4}$/.test(plain)) return { kind: 'pickup-number', number: plain };
  const order = orderPattern.exec(text.trim())?.[1];
  if (order !== undefined) return { kind: 'order', orderId: order };
  if (isCounterCode(plain) || earlierPattern.test(plain)) return { kind: 'counter-code', code: plain };
  const other = others.find(({ pattern }) => pattern.test(plain));
  return { kind: 'other', sentence: other?.sentence ?? '认不出这个码。请扫小程序订单页的取货码' };
};

/** Whether a typed pickup number names this order's: leading zeros do not count. */
export const isNumber = (pickupNumber: string | null, typed: string): boolean =>
  pickupNumber !== null && bare(pickupNumber) === bare(typed);

const bare = (number: string): string => number.toUpperCase().replace(/^([A-Z]?)0+(?=\d)/, '$1');
