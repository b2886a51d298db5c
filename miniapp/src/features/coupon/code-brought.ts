/**
 * The code that a link or a mini-program code brings: `code=` of a link, or the scene of a code image, with or without `code=`.
 * WeChat hands both over as they were escaped.
 */
export const codeBrought = ({ code, scene = '' }: { code?: string; scene?: string }): string =>
  code === undefined ? plain(scene).replace(/^code=/, '') : plain(code);

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
};
