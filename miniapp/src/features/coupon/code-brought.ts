import { claimCodeIn } from '@mendian/shared/coupon/claim-link.ts';

/**
 * The code that a link or a mini-program code brings: `code=` of a page's link, the link of a picture that WeChat scanned (`q`), or the
 * scene of a code image, with or without `code=`. WeChat hands them over as they were escaped.
 */
export const codeBrought = ({ code, q = '', scene = '' }: { code?: string; q?: string; scene?: string }): string => {
  if (code !== undefined) return plain(code);
  const linked = claimCodeIn(plain(q));
  return linked === null ? plain(scene).replace(/^code=/, '') : plain(linked);
};

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
};
