import * as v from 'valibot';

/** A code as it was read or typed: spaces and dashes are none of it. */
export const plainCode = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '');

const shownForm = /^[0-9A-Za-z]{6,40}$/;

/** Whether a plain code can be one at all. */
export const isShownCode = (code: string): boolean => shownForm.test(code);

/** Whatever is shown at a counter: phone numbers, cards' numbers, codes of coupons and members. */
export const ShownCode = v.pipe(v.string(), v.transform(plainCode), v.regex(shownForm, '号码和券码是 6 到 40 位的数字、字母'));

/** What a plain code may stand for. */
export type LookUp = 'phone' | 'member-code' | 'coupon' | 'pass' | 'card' | 'earlier-coupon';

const forms: readonly { readonly lookUp: LookUp; readonly form: RegExp }[] = [
  { lookUp: 'phone', form: /^1[3-9]\d{9}$/ },
  { lookUp: 'member-code', form: /^7\d{16}$/ },
  { lookUp: 'coupon', form: /^8\d{15}$/ },
  { lookUp: 'pass', form: /^6\d{15}$/ },
  // Numbers that others gave out have any form, also one of the above.
  { lookUp: 'card', form: /^/ },
  { lookUp: 'earlier-coupon', form: /^/ },
];

/** What a code may stand for by its form, in the order in which it counts: the first that is there is what it is. */
export const lookUpsOf = (code: string): LookUp[] => forms.flatMap(({ lookUp, form }) => (form.test(code) ? [lookUp] : []));

/** Codes that pay, at WeChat and at Alipay. Others have these forms too, so they are told apart only once nothing was found. */
export const looksLikePayment = (code: string): boolean => /^1[0-5]\d{16}$/.test(code) || /^(2[5-9]|30)\d{14,22}$/.test(code);

/**
 * A code that WeChat's member cards change by themselves may look so. WeChat writes down no form, only up to twenty signs; seen were
 * eighteen digits beginning with 16.
 */
export const looksLikeWechatCard = (code: string): boolean => /^\d{18}(\d\d)?$/.test(code) && !looksLikePayment(code);

/** What WeChat's cards were seen to show. */
const changingForm = /^16\d{16}$/;

/** Codes that are told by their form to be shown at a counter: of coupons, passes and members of ours, and of WeChat's cards as seen. */
export const isCounterCode = (code: string): boolean => /^([68]\d{15}|7\d{16})$/.test(code) || changingForm.test(code);

/**
 * Whether a code has a form that a card of the chain's own may have: none that changes, pays, or is said aloud. Coupons and passes are
 * told from cards by looking for them.
 */
export const mayBeCard = (code: string): boolean =>
  !looksLikePayment(code) && !changingForm.test(code) && lookUpsOf(code).every((lookUp) => lookUp !== 'phone' && lookUp !== 'member-code');
