import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import { openPicture } from './open-picture.ts';

/** Widths and heights pictures are kept in: twice the 88 px of a list's row, and a phone's detail page. */
export const pictureSides = [176, 640] as const;

/** A picture as WebP in each size, cut to a square around its middle. */
export const shrinkPicture = async (bytes: Buffer): Promise<{ side: number; bytes: Buffer }[]> => {
  const picture = await openPicture(bytes);
  if (picture.side < pictureSides[0]) throw refuseCatalog('picture/too-small');
  const sizes = [];
  for (const side of pictureSides)
    sizes.push({
      side,
      bytes: await picture.write((whole) => whole.resize({ width: side, height: side, fit: 'cover' }).webp({ quality: 80, effort: 5 })),
    });
  return sizes;
};
