import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import S3rver from 's3rver';
import sharp from 'sharp';
import { uploadPicture } from '@mendian/shared/catalog/picture.contract.ts';
import { aStaff } from '../../../../test/build.ts';
import { refused, startHarness, type Call, type Harness } from '../../../../test/harness.ts';
import { freePort } from '../../../../test/services/free-port.ts';

const house = await startHarness();
const { call } = await aStaff(house);
test.after.always(house.stop);

const upload = (bytes: Uint8Array, as: Call = call) => as(uploadPicture, {}, { bytes });
const drawn = (width: number, height: number, red = 200) =>
  sharp({ create: { width, height, channels: 3, background: { r: red, g: 60, b: 30 } } });

const sees = async (t: ExecutionContext, { url }: Pick<Harness, 'url'>, picture: string): Promise<void> => {
  for (const side of [176, 640]) {
    const answer = await fetch(`${url}/pictures/${picture}-${side}.webp`);
    t.is(answer.status, 200);
    t.is(answer.headers.get('content-type'), 'image/webp');
    t.regex(answer.headers.get('cache-control') ?? '', /max-age=604800/);
    const { width, height, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    t.deepEqual({ width, height, format }, { width: side, height: side, format: 'webp' });
    const again = await fetch(`${url}/pictures/${picture}-${side}.webp`, { headers: { 'if-none-match': answer.headers.get('etag')! } });
    t.is(again.status, 304);
  }
};

for (const format of ['jpeg', 'png', 'webp'] as const)
  test(`A picture as ${format} is kept as squares of 176 and 640, under a name made of its content`, async (t) => {
    const bytes = await drawn(900, 700).toFormat(format).toBuffer();
    const [{ picture }, again] = [await upload(bytes), await upload(bytes)];
    t.is(again.picture, picture);
    t.not((await upload(await drawn(900, 700, 10).toFormat(format).toBuffer())).picture, picture);
    await sees(t, house, picture);
  });

test('What a camera wrote into a picture is not kept, and it stands upright', async (t) => {
  const bytes = await drawn(400, 800)
    .withExif({ IFD0: { Copyright: 'where I live' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { picture } = await upload(bytes);
  const kept = Buffer.from(await (await fetch(`${house.url}/pictures/${picture}-640.webp`)).arrayBuffer());
  const { exif, orientation } = await sharp(kept).metadata();
  t.deepEqual([exif, orientation], [undefined, undefined]);
});

const svg = (inner: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${inner}</svg>`);
const notPictures: Record<string, () => Buffer | Promise<Buffer>> = {
  'a drawing with a script in it': () => svg('<script>alert(1)</script>'),
  'a drawing without one': () => svg('<rect width="400" height="400"/>'),
  'a drawing that reads a file': () => svg('<image href="file:///etc/passwd" width="400" height="400"/>'),
  'a page': () => Buffer.from('<!doctype html><script>alert(1)</script>'),
  'a program': () => Buffer.concat([Buffer.from('MZ'), randomBytes(2_000)]),
  'a film': () => drawn(300, 300).gif().toBuffer(),
  'nothing at all': () => Buffer.alloc(0),
  'noise that begins like a picture': () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(5_000)]),
  'half a picture': async () => {
    const whole = await sharp(randomBytes(600 * 600 * 3), { raw: { width: 600, height: 600, channels: 3 } })
      .png()
      .toBuffer();
    return whole.subarray(0, whole.length / 2);
  },
};
for (const [what, made] of Object.entries(notPictures))
  test(`${what} is refused as no picture`, async (t) => void (await refused(t, upload(await made()), 'picture/not-a-picture')));

test('A picture that would unfold to gigabytes is refused before it is unfolded', async (t) => {
  const began = performance.now();
  await refused(t, upload(bomb(50_000, 50_000)), 'picture/too-many-pixels');
  await refused(t, upload(bomb(8_000, 6_000)), 'picture/too-many-pixels');
  t.true(performance.now() - began < 10_000);
});

/** A PNG that says it is so large, with rows of nothing: a few kilobytes. */
const bomb = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
};
const crc = (bytes: Buffer): number => {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
};

test('A picture of a few pixels is refused, and so is one of fifty megabytes, with the limit in the sentence', async (t) => {
  await refused(t, upload(await drawn(175, 500).png().toBuffer()), 'picture/too-small');
  const refusal = await refused(t, upload(randomBytes(50 * 1024 * 1024)), 'input/too-large');
  t.regex(refusal.message, /10 MB/);
  await t.notThrowsAsync(upload(await drawn(200, 200).png().toBuffer()));
});

test('Only who may edit the catalogue uploads, and nobody unfolds many at once', async (t) => {
  const bytes = await drawn(200, 200).png().toBuffer();
  await refused(t, upload(bytes, house.as(null)), 'auth/required');
  await refused(t, upload(bytes, (await aStaff(house, { permissions: ['catalog.view'] })).call), 'auth/forbidden');
  const busy = await aStaff(house);
  const answers = await Promise.allSettled(Array.from({ length: 40 }, () => upload(bytes, busy.call)));
  t.is(answers.filter(({ status }) => status === 'fulfilled').length, 30);
});

test('A name that is none is not found: nothing outside the pictures is served', async (t) => {
  for (const name of ['nothing-176.webp', '..%2f..%2fpackage.json', '%2e%2e/secret.webp', '../merchants.json', 'x.svg', ''])
    t.is((await fetch(`${house.url}/pictures/${name}`)).status, 404, name);
});

test('With a bucket named, pictures lie there and every process serves them', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'mendian-s3-'));
  const port = await freePort();
  const s3 = new S3rver({ address: '127.0.0.1', port, silent: true, directory: folder, configureBuckets: [{ name: 'mendian' }] });
  await s3.run();
  const settings = {
    ...{ S3_BUCKET: 'mendian', S3_ENDPOINT: `http://127.0.0.1:${port}` },
    ...{ S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' },
  };
  const [one, two] = [await startHarness({ settings }), await startHarness({ settings })];
  try {
    const bytes = await drawn(900, 700).jpeg().toBuffer();
    const { picture } = await upload(bytes, (await aStaff(one)).call);
    t.is((await upload(bytes, (await aStaff(two)).call)).picture, picture);
    await sees(t, one, picture);
    await sees(t, two, picture);
    t.is((await fetch(`${one.url}/pictures/nothing-176.webp`)).status, 404);
  } finally {
    await Promise.all([one.stop(), two.stop()]);
    await s3.close();
    await rm(folder, { recursive: true, force: true });
  }
});
