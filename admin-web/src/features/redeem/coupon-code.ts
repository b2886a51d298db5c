/** What was scanned or typed: a coupon's code, a pass's, or what a member is recognised by. */
export type Shown = { readonly kind: 'coupon' | 'pass' | 'member'; readonly code: string };

const plainOf = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '');

/** A whole code that a scanner sends, known by its form before any Enter; null: it is none yet. */
export const scannedIn = (text: string): Shown | null => {
  const code = plainOf(text);
  if (/^8\d{15}$/.test(code)) return { kind: 'coupon', code };
  if (/^6\d{15}$/.test(code)) return { kind: 'pass', code };
  return /^7\d{16}$/.test(code) ? { kind: 'member', code } : null;
};

/** The same once somebody says that it is all; phone numbers too, which other codes begin with. */
export const typedIn = (text: string): Shown | null => {
  const code = plainOf(text);
  if (/^1[3-9]\d{9}$/.test(code)) return { kind: 'member', code };
  return scannedIn(text) ?? (/^\d{16}$/.test(code) ? { kind: 'coupon', code } : null);
};
