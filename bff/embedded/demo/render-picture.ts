import sharp from 'sharp';

/** Widths pictures are kept in: twice the 88 px of a list's row, and a phone's detail page. */
export const pictureWidths = [176, 640] as const;

/** An SVG as WebP, `width` pixels wide. */
export const renderPicture = (svg: string, width: number): Promise<Buffer> =>
  sharp(Buffer.from(svg)).resize({ width }).webp({ quality: 80, effort: 5 }).toBuffer();
