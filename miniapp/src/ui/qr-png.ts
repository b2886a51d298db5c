import { create } from 'qrcode/lib/core/qrcode.js';

/** Pixels a module is drawn with, and the quiet zone the standard asks for, in modules. */
const scale = 8;
const quietModules = 4;

/**
 * A QR code as a PNG data address, made by hand: WeChat has no DOM to draw with, its canvas is slow to appear, and
 * `qrcode`'s own PNG writer needs Node. One bit a pixel, stored without compression: 9 KB.
 */
export const qrPng = (text: string): string => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = (modules.size + 2 * quietModules) * scale;
  return `data:image/png;base64,${base64(png(side, (x, y) => isDark(modules, x, y)))}`;
};

type Modules = { readonly size: number; readonly data: ArrayLike<number | boolean> };

const isDark = ({ size, data }: Modules, x: number, y: number): boolean => {
  const [column, row] = [Math.floor(x / scale) - quietModules, Math.floor(y / scale) - quietModules];
  return column >= 0 && row >= 0 && column < size && row < size && Boolean(data[row * size + column]);
};

const png = (side: number, dark: (x: number, y: number) => boolean): number[] => {
  const rows: number[] = [];
  for (let y = 0; y < side; y += 1) {
    rows.push(0);
    for (let x = 0; x < side; x += 8) {
      let byte = 0;
      for (let bit = 0; bit < 8; bit += 1) byte = (byte << 1) | (dark(x + bit, y) ? 0 : 1);
      rows.push(byte);
    }
  }
  return [
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...bytes32(side), ...bytes32(side), 1, 0, 0, 0, 0]),
    ...chunk('IDAT', stored(rows)),
    ...chunk('IEND', []),
  ];
};

/** A zlib stream of one stored block (at most 65,535 bytes, far more than a code needs). */
const stored = (bytes: readonly number[]): number[] => {
  const [low, high] = [bytes.length & 255, bytes.length >> 8];
  return [0x78, 0x01, 0x01, low, high, ~low & 255, ~high & 255, ...bytes, ...bytes32(adler32(bytes))];
};

const chunk = (name: string, body: readonly number[]): number[] => {
  const named = [...[...name].map((letter) => letter.charCodeAt(0)), ...body];
  return [...bytes32(body.length), ...named, ...bytes32(crc32(named))];
};

const bytes32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

const adler32 = (bytes: readonly number[]): number => {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
};

const crc32 = (bytes: readonly number[]): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const base64 = (bytes: readonly number[]): string => {
  const letters: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    letters.push(alphabet[(word >> 18) & 63] ?? '', alphabet[(word >> 12) & 63] ?? '');
    letters.push(b === undefined ? '=' : (alphabet[(word >> 6) & 63] ?? ''), c === undefined ? '=' : (alphabet[word & 63] ?? ''));
  }
  return letters.join('');
};
