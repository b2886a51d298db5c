import { crc32, deflateRawSync } from 'node:zlib';

type File = { readonly name: Buffer; readonly bytes: Buffer };

/** A zip archive of some files, deflated. Times are left out. */
export const zipOf = (files: readonly File[]): Buffer => {
  const heads: Buffer[] = [];
  const parts: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const part = Buffer.concat([mark(0x04034b50), common, name, packed]);
    heads.push(Buffer.concat([mark(0x02014b50), Buffer.from([20, 0]), common, place, name]));
    parts.push(part);
    at += part.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, mark(0x06054b50), end]);
};

const mark = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
