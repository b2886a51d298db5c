/** The part of `qrcode` that only computes; the package's front door brings writers for Node and canvas along. */
declare module 'qrcode/lib/core/qrcode.js' {
  export const create: (
    text: string,
    options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ) => { modules: { size: number; data: ArrayLike<number | boolean> } };
}
