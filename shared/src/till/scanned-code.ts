import { isCounterCode, looksLikePayment, plainCode } from '../member/shown-code.ts';
import { isBarcode } from './check-digit.ts';
import { pluOf, readScaleCode, type Scale, type ScaleLabel } from './scale-code.ts';

/** What a till's field was given. `misread`: digits that are nothing as they are, scan again; `payment`: a wallet's payment code. */
export type ScannedCode =
  | { readonly kind: 'label'; readonly code: string; readonly label: ScaleLabel }
  | { readonly kind: 'barcode' | 'member' | 'payment'; readonly code: string }
  | { readonly kind: 'plu'; readonly plu: string }
  | { readonly kind: 'misread' }
  | { readonly kind: 'text'; readonly text: string };

const pluDigitsMax = 6;

/**
 * Tells by its form, and by its check digit, what was scanned or typed where goods are expected. Alipay's codes of 18 digits look like
 * labels of 18: the check digit tells most of them, the look-up of the product the rest.
 */
export const readScanned = (typed: string, scale: Scale | null): ScannedCode => {
  const plain = plainCode(typed);
  if (!/^\d+$/.test(plain)) return { kind: 'text', text: typed.trim() };
  const label = scale === null ? null : readScaleCode(plain, scale);
  if (label !== null && label !== 'misread') return { kind: 'label', code: plain, label };
  if (looksLikePayment(plain)) return { kind: 'payment', code: plain };
  if (label === 'misread') return { kind: 'misread' };
  if (plain.length <= pluDigitsMax) return { kind: 'plu', plu: pluOf(plain) };
  const barcode = plain.length === 12 ? `0${plain}` : plain;
  if (isBarcode(barcode)) return { kind: 'barcode', code: barcode };
  return isMemberCode(plain) ? { kind: 'member', code: plain } : { kind: 'misread' };
};

/** What stands for a member: a phone number, the code of a coupon or a pass, a member code, what a card in WeChat shows. */
const isMemberCode = (code: string): boolean => /^1[3-9]\d{9}$/.test(code) || isCounterCode(code);
