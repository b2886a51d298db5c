/** The few ASN.1 values a certificate is made of, in DER. */
const encode = (tag: number, content: Uint8Array): Buffer => {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes, content]);
};

export const sequence = (...parts: Uint8Array[]): Buffer => encode(0x30, Buffer.concat(parts));
export const set = (...parts: Uint8Array[]): Buffer => encode(0x31, Buffer.concat(parts));
/** Big-endian; a leading bit is shielded so that the number stays positive. */
export const integer = (bytes: Uint8Array): Buffer =>
  encode(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
export const utf8 = (text: string): Buffer => encode(0x0c, Buffer.from(text));
export const nothing = (): Buffer => encode(0x05, Buffer.alloc(0));
export const bits = (bytes: Uint8Array): Buffer => encode(0x03, Buffer.concat([Buffer.from([0]), bytes]));
export const tagged = (number: number, content: Uint8Array): Buffer => encode(0xa0 | number, content);

/** `20261120043000Z`; years from 2050 on need it, and before it is allowed by every reader we have. */
export const time = (at: Date): Buffer => encode(at.getUTCFullYear() < 2050 ? 0x17 : 0x18, Buffer.from(timeText(at)));

export const objectId = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
};

const timeText = (at: Date): string => {
  const text = `${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
  return at.getUTCFullYear() < 2050 ? text.slice(2) : text;
};

const base128 = (value: number): number[] => {
  const groups = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
  return groups;
};
