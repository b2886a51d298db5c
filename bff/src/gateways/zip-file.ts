import { crc32, inflateRawSync } from 'node:zlib';

export type ZipEntry = {
  /** As it is written: in which characters, only who made the file knows. */
  readonly name: Buffer;
  readonly read: () => Buffer;
};

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;
const stored = 0;
const deflated = 8;

/**
 * The files in a zip archive, as its directory lists them: stored or deflated, of no more than `bytesMax` each. Throws when the
 * archive is cut short, was changed, or is of a kind (encrypted, larger than 4 GB) that nobody sends here.
 */
export const zipEntries = (zip: Buffer, bytesMax: number): ZipEntry[] => {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + endBytes > zip.length || zip.readUInt32LE(end) !== endMark) throw new RangeError('no zip archive');
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== entryMark) throw new RangeError('the directory of the zip archive cannot be read');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number];
    const place = at;
    entries.push({
      name: zip.subarray(at + entryBytes, at + entryBytes + nameBytes),
      read: () => readEntry(zip, place, bytesMax),
    });
    at += entryBytes + nameBytes + extraBytes + commentBytes;
  }
  return entries;
};

const readEntry = (zip: Buffer, entry: number, bytesMax: number): Buffer => {
  const [method, sum] = [zip.readUInt16LE(entry + 10), zip.readUInt32LE(entry + 16)];
  const [packedBytes, bytes, file] = [zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 24), zip.readUInt32LE(entry + 42)];
  if (zip.readUInt32LE(file) !== fileMark || bytes > bytesMax) throw new RangeError('a file of the zip archive cannot be read');
  const from = file + 30 + zip.readUInt16LE(file + 26) + zip.readUInt16LE(file + 28);
  const packed = zip.subarray(from, from + packedBytes);
  const found = unpack(packed, method, bytesMax);
  if (packed.length !== packedBytes || found.length !== bytes || crc32(found) !== sum)
    throw new RangeError('a file of the zip archive is not whole');
  return found;
};

const unpack = (packed: Buffer, method: number, bytesMax: number): Buffer => {
  if (method === stored) return packed;
  if (method === deflated) return inflateRawSync(packed, { maxOutputLength: bytesMax });
  throw new RangeError(`a file of the zip archive is packed by method ${method}`);
};
