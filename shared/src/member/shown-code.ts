import * as v from 'valibot';

/** A code as it was read or typed: spaces and dashes are none of it. */
export const plainCode = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '');

/** Whatever is shown at a counter: phone numbers, cards' numbers, codes of coupons and members. */
export const ShownCode = v.pipe(v.string(), v.transform(plainCode), v.regex(/^[0-9A-Za-z]{6,40}$/, '号码和券码是 6 到 40 位的数字、字母'));
