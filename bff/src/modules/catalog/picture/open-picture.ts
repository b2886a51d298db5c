import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';

/** A few kilobytes can unfold to gigabytes: what claims to be larger is not unfolded. */
const pixelsMax = 40_000_000;

/** The first bytes of what is taken. An SVG is a program, and a GIF a film: neither is decoded at all. */
const begins: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (bytes) => bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP',
];

export type OpenPicture = {
  /** The shorter of its sides. */
  readonly side: number;
  /** Writes it anew as `form` says, turned the way it was held, without what the camera wrote into it. */
  readonly write: (form: (picture: Picture) => Picture) => Promise<Buffer>;
};
type Picture = ReturnType<(typeof import('sharp'))['default']>;

/** Looks at a picture without unfolding it. Refuses what is no picture, whatever it is called. */
export const openPicture = async (bytes: Buffer): Promise<OpenPicture> => {
  if (!begins.some((beginsSo) => beginsSo(bytes))) throw refuseCatalog('picture/not-a-picture');
  const { width, height } = await measure(bytes);
  if (width * height > pixelsMax) throw refuseCatalog('picture/too-many-pixels');
  return {
    side: Math.min(width, height),
    write: async (form) => {
      try {
        const { default: sharp } = await import('sharp');
        return await form(sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error', sequentialRead: true }).autoOrient()).toBuffer();
      } catch {
        throw refuseCatalog('picture/not-a-picture');
      }
    },
  };
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
