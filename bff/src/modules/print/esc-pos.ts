import iconv from 'iconv-lite';
import { sizeColumns, type PaperBlock, type PaperLine } from '@mendian/shared/print/layout.ts';
import type { Align, TextSize } from '@mendian/shared/print/ticket.ts';

const esc = 0x1b;
const fs = 0x1c;
const gs = 0x1d;

/**
 * What a receipt printer is sent for a ticket: ESC/POS as Epson documents it (ESC/POS Command Reference, the name of each command is
 * given below) and nearly all others understand it, Chinese in GB 18030.
 */
export const escPos = (blocks: readonly PaperBlock[]): Buffer => Buffer.concat([start, ...blocks.map(bytesOf)]);

/** ESC @ (initialise), then FS & (Chinese characters of two bytes). */
const start = Buffer.from([esc, 0x40, fs, 0x26]);

const bytesOf = (block: PaperBlock): Buffer => {
  switch (block.kind) {
    case 'line':
      return lineBytes(block);
    case 'qr':
      return qrBytes(block.text);
    case 'barcode':
      return barcodeBytes(block.text);
    case 'feed':
      // ESC d: print and feed n lines.
      return Buffer.from([esc, 0x64, block.lines]);
    case 'cut':
      // GS V 66: feed to the cutter and cut, leaving one point.
      return Buffer.from([gs, 0x56, 66, 0]);
    case 'drawer':
      // ESC p: a pulse on the drawer's pin 2, 50 ms on and 500 ms off.
      return Buffer.from([esc, 0x70, 0, 25, 250]);
  }
};

const aligns: Readonly<Record<Align, number>> = { left: 0, centre: 1, right: 2 };
const heights: Readonly<Record<TextSize, number>> = { normal: 1, tall: 2, double: 2, triple: 3 };

/** ESC a (alignment), GS ! (size), ESC E (bold), GS B (white on black), the text and a line feed; then plain again. */
const lineBytes = ({ text, align, size, bold, marked }: PaperLine): Buffer =>
  Buffer.concat([
    Buffer.from([esc, 0x61, aligns[align], gs, 0x21, ((sizeColumns[size] - 1) << 4) | (heights[size] - 1)]),
    Buffer.from([esc, 0x45, bold ? 1 : 0, gs, 0x42, marked ? 1 : 0]),
    textBytes(text),
    Buffer.from([0x0a, gs, 0x21, 0, esc, 0x45, 0, gs, 0x42, 0]),
  ]);

/** Stands for what printers have no glyph for: GB 18030 writes it in four bytes. */
const blank = Buffer.from([0xa1, 0xf5]);

/** ASCII in one byte each, everything else in two, which is also how wide it comes out. */
const textBytes = (text: string): Buffer =>
  Buffer.concat(
    [...text].map((sign) => {
      const bytes = iconv.encode(sign, 'gb18030');
      return bytes.length > 2 ? blank : bytes;
    }),
  );

/** GS ( k: model 2, dots of 6, correction M, the data, print. */
const qrBytes = (text: string): Buffer => {
  const data = Buffer.from(text, 'utf8');
  const length = data.length + 3;
  return Buffer.concat([
    Buffer.from([esc, 0x61, aligns.centre]),
    Buffer.from([gs, 0x28, 0x6b, 4, 0, 49, 65, 50, 0, gs, 0x28, 0x6b, 3, 0, 49, 67, 6, gs, 0x28, 0x6b, 3, 0, 49, 69, 49]),
    Buffer.from([gs, 0x28, 0x6b, length & 0xff, length >> 8, 49, 80, 48]),
    data,
    Buffer.from([gs, 0x28, 0x6b, 3, 0, 49, 81, 48, 0x0a]),
  ]);
};

/** GS h (height), GS w (width), GS H (the characters below), GS k 73: CODE128 in code set B. */
const barcodeBytes = (text: string): Buffer => {
  const data = Buffer.from(`{B${text.replaceAll('{', '{{')}`, 'ascii');
  return Buffer.concat([
    Buffer.from([esc, 0x61, aligns.centre, gs, 0x68, 80, gs, 0x77, 2, gs, 0x48, 2, gs, 0x6b, 73, data.length]),
    data,
    Buffer.from([0x0a]),
  ]);
};
