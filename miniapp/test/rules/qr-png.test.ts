import { crc32, inflateSync } from 'node:zlib';
import test from 'ava';
import { create } from 'qrcode/lib/core/qrcode.js';
import { qrPng } from '../../src/ui/qr-png.ts';

test('the pickup code’s picture is a whole PNG that holds exactly the code’s modules', (t) => {
  const code = '68048091';
  const { chunks, signature } = chunksOf(Buffer.from(qrPng(code).replace('data:image/png;base64,', ''), 'base64'));
  t.is(signature, '89504e470d0a1a0a');
  t.deepEqual(
    chunks.map(({ name, whole }) => [name, whole]),
    [
      ['IHDR', true],
      ['IDAT', true],
      ['IEND', true],
    ],
  );

  const { modules } = create(code, { errorCorrectionLevel: 'M' });
  const side = (modules.size + 8) * 8;
  const [header, pixels] = [chunks[0]!.body, inflateSync(chunks[1]!.body)];
  t.deepEqual([header.readUInt32BE(0), header.readUInt32BE(4), ...header.subarray(8)], [side, side, 1, 0, 0, 0, 0]);
  t.is(pixels.length, side * (1 + side / 8));
  for (let row = -4; row < modules.size + 4; row += 1)
    for (let column = -4; column < modules.size + 4; column += 1) {
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      const dark = inside && Boolean(modules.data[row * modules.size + column]);
      // A module is eight pixels wide: one byte of a row, all ones where it is white.
      const byte = pixels[((row + 4) * 8 + 4) * (1 + side / 8) + 1 + column + 4];
      if (byte !== (dark ? 0 : 255)) t.fail(`module ${row}, ${column}`);
    }
});

const chunksOf = (png: Buffer) => {
  const chunks: { name: string; body: Buffer; whole: boolean }[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    chunks.push({
      name: named.toString('latin1', 0, 4),
      body: named.subarray(4),
      whole: crc32(named) === png.readUInt32BE(at + 8 + length),
    });
    at += 12 + length;
  }
  return { signature: png.toString('hex', 0, 8), chunks };
};
