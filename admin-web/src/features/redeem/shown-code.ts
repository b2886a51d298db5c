import { isCounterCode, isShownCode, plainCode } from '@mendian/shared/member/shown-code.ts';

/** What was scanned or typed: a coupon's code, a pass's, or one of which the server tells what it is. */
export type Shown = { readonly kind: 'coupon' | 'pass' | 'any'; readonly code: string };

/** A whole code that a scanner sends, known by its form before any Enter; null: it is none. */
export const scannedIn = (text: string): Shown | null => {
  const code = plainCode(text);
  return isCounterCode(code) ? { kind: 'any', code } : null;
};

/** Whatever can be a code once somebody says that it is all; null: it cannot. */
export const typedIn = (text: string): Shown | null => {
  const code = plainCode(text);
  return isShownCode(code) ? { kind: 'any', code } : null;
};
