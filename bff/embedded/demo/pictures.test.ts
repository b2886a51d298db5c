import test from 'ava';
import sharp from 'sharp';
import { demoChain, demoPicture, emptyState, logo, pictureKeys, renderPicture, storeFront } from './index.ts';

const { products, combos } = demoChain({ stores: 1 });
const all = [...products, ...combos];

test('Each of the sixty products and the combos has a picture of its own, and no picture is left over', (t) => {
  t.deepEqual([...pictureKeys].sort(), all.map(({ picture }) => picture).sort());
  t.is(new Set(all.map(({ picture }) => demoPicture(picture))).size, all.length);
  t.throws(() => demoPicture('no-such-food'), { message: /no-such-food/ });
});

test('Pictures carry no words, load nothing from elsewhere, and are the same every time', (t) => {
  for (const svg of [...pictureKeys.map(demoPicture), logo(), storeFront(), emptyState()]) {
    t.notRegex(svg, /<text|<image|<script|href|NaN|undefined/);
    t.deepEqual([...svg.matchAll(/http[^"]*/g)].map(String), ['http://www.w3.org/2000/svg']);
  }
  t.is(demoPicture('duck-neck'), demoPicture('duck-neck'));
});

test('No two products look alike on a phone: their pictures differ in many of 16 × 16 dots', async (t) => {
  const dots = await Promise.all(
    pictureKeys.map(async (key) => ({
      key,
      raw: await sharp(Buffer.from(demoPicture(key)))
        .resize(16, 16)
        .removeAlpha()
        .raw()
        .toBuffer(),
    })),
  );
  for (const [index, one] of dots.entries()) {
    for (const other of dots.slice(index + 1)) {
      const differing = Array.from({ length: 256 }, (_, dot) =>
        [0, 1, 2].some((channel) => Math.abs(one.raw[dot * 3 + channel]! - other.raw[dot * 3 + channel]!) > 24),
      ).filter(Boolean).length;
      if (differing < 24) t.fail(`${one.key} and ${other.key} differ in ${differing} of 256 dots only`);
    }
  }
  t.pass();
});

test('A picture becomes a small WebP at the width asked for', async (t) => {
  for (const key of pictureKeys) {
    const list = await renderPicture(demoPicture(key), 176);
    t.like(await sharp(list).metadata(), { format: 'webp', width: 176, height: 176 });
    t.true(list.length < 12_000, `${key}: ${list.length} bytes`);
  }
  const detail = await renderPicture(demoPicture('whole-duck'), 640);
  t.like(await sharp(detail).metadata(), { format: 'webp', width: 640, height: 640 });
});
