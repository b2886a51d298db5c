import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';

/** Widths and heights pictures are kept in: twice the 88 px of a list's row, and a phone's detail page. */
export const pictureSides = [176, 640] as const;
/** A few kilobytes can unfold to gigabytes: what claims to be larger is not unfolded. */
const pixelsMax = 40_000_000;

/** The first bytes of what is taken. An SVG is a program, and a GIF a film: neither is decoded at all. */
const begins: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP',
];

/**
 * A picture as WebP in each size, cut to a square around its middle, turned the way it was held, without what the camera wrote
 * into it. Refuses what is no picture, whatever it is called.
 */
export const shrinkPicture = async (bytes: Buffer): Promise<{ side: number; bytes: Buffer }[]> => {
  if (!begins.some((beginsSo) => beginsSo(bytes))) throw refuseCatalog('picture/not-a-picture');
  const { width, height } = await measure(bytes);
  if (width * height > pixelsMax) throw refuseCatalog('picture/too-many-pixels');
  if (Math.min(width, height) < pictureSides[0]) throw refuseCatalog('picture/too-small');
  const sizes = [];
  for (const side of pictureSides) sizes.push({ side, bytes: await cut(bytes, side) });
  return sizes;
};

/** What the picture says of itself, before anything of it is decoded. */
const measure = async (bytes: Buffer): Promise<{ width: number; height: number }> => {
  try {
    const { default: sharp } = await import('sharp');
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw refuseCatalog('picture/not-a-picture');
  }
};

const cut = async (bytes: Buffer, side: number): Promise<Buffer> => {
  try {
    const { default: sharp } = await import('sharp');
    return await sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error', sequentialRead: true })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'cover' })
      .webp({ quality: 80, effort: 5 })
      .toBuffer();
  } catch {
    throw refuseCatalog('picture/not-a-picture');
  }
};
