import test from 'ava';
import fc from 'fast-check';
import { fileColumns } from '@mendian/shared/take-over/file-columns.ts';
import * as contract from '@mendian/shared/take-over/take-over.contract.ts';
import { takeOverKinds } from '@mendian/shared/take-over/take-over-words.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { onMariadb } from '../../../test/database.ts';
import { startHarness } from '../../../test/harness.ts';
import { allTables, aTakeOver, csvOf, doStep, figuresIn, reasonsIn, upload } from './take-over-for-tests.ts';

const house = await startHarness({ settings: { CALLS_PER_MINUTE_MAX: '10000000' } });
test.after.always(house.stop);

/** 门店编码 and the rest in GBK, as Excel on a Chinese machine saves a CSV. */
const inGbk = (text: string): Buffer => {
  const decoder = new TextDecoder('gbk');
  const bytesOf = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) bytesOf.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  return Buffer.from([...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : bytesOf.get(sign)!)));
};

for (const [said, written] of [
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['GBK', inGbk],
  ['line ends of Windows', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['empty lines and columns at the end', (text: string) => Buffer.from(`${text.replaceAll('\n', ',,\n')}\n,,\n`)],
] as const)
  test.serial(`a file is read as it was saved: ${said}`, async (t) => {
    const { call, id, aStoreRow } = await aTakeOver(house);
    await upload(call, id, 'stores', written(csvOf('stores', [aStoreRow(1, { name: '八一广场店' })])));
    t.deepEqual(figuresIn(await doStep(house, call, id, 'check'), 'stores'), { add: 1 });
    await doStep(house, call, id, 'run');
    t.truthy(await house.reads.one(`SELECT id FROM store WHERE code = ? AND name = '八一广场店'`, [aStoreRow(1)['code']!]));
  });

test.serial('a file that cannot be read at all stops the step with a sentence that says what to do', async (t) => {
  const { call, id, aStoreRow } = await aTakeOver(house);
  const good = csvOf('stores', [aStoreRow(1)]);
  for (const [content, sentence] of [
    ['\n', /没有列名/],
    ['PK\u0003\u0004xlsx', /没有列名/],
    [good.replace('门店编码', '编号'), /列“编号”不认识/],
    [good.replace('店名', '门店编码'), /列“门店编码”不认识或重复/],
    ['门店编码,店名\nS1,一店\n', /缺少列“省份”/],
  ] as const) {
    await upload(call, id, 'stores', content);
    const view = await doStep(house, call, id, 'check');
    t.is(view.state, 'failed');
    t.regex(view.error ?? '', sentence);
    t.false(view.can.run);
  }
  const [part] = [await call(contract.uploadPart, {}, { bytes: Buffer.from(good.slice(0, -1)) })];
  await call(contract.setFile, { takeOverId: id, kind: 'stores', name: 'x.csv', parts: [part.part, part.part] });
  t.regex((await doStep(house, call, id, 'check')).error ?? '', /没有在行尾切开/);
  await call(contract.setFile, { takeOverId: id, kind: 'stores', name: 'x.csv', parts: [`${'0'.repeat(64)}-7`] });
  t.regex((await doStep(house, call, id, 'check')).error ?? '', /没有传全/);
});

const anyCell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '"', ',', '=1+1', "'; DROP TABLE store; --", '💥', '0', '-1', '1e9', '\u0000', 'x'.repeat(300), '９９'),
);
const anyRow = (kind: (typeof takeOverKinds)[number]) =>
  fc.array(anyCell, { minLength: fileColumns[kind].length, maxLength: fileColumns[kind].length });
const anyFile = fc.constantFrom(...takeOverKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .tuple(fc.array(anyRow(kind), { maxLength: 5 }), fc.uint8Array({ maxLength: 20 }))
        .map(([rows, tail]) => Buffer.concat([Buffer.from(csvOf(kind, []) + rows.map((row) => `${row.join(',')}\n`).join('')), tail])),
    ),
  }),
);

test.serial('whatever is uploaded, each line gets a sentence or is taken: nothing breaks, and the dry run writes nothing', async (t) => {
  const { call, id } = await aTakeOver(house);
  const before = await allTables(house);
  await fc.assert(
    fc.asyncProperty(anyFile, async ({ kind, bytes }) => {
      await upload(call, id, kind, bytes);
      const view = await doStep(house, call, id, 'check');
      t.true(view.state === 'done' || (view.state === 'failed' && /[一-鿿]/.test(view.error ?? '')), `${view.state} ${view.error}`);
      for (const said of await reasonsIn(call, id, kind)) t.regex(said, /^\d+ (add|same|change .+|refused .*[一-鿿].*)$/su);
      await call(contract.removeFile, { takeOverId: id, kind });
    }),
    { numRuns: onMariadb ? 40 : 120 },
  );
  t.deepEqual(await allTables(house), before);
});

test.serial('whatever is asked of a take-over is answered or refused, never broken', async (t) => {
  const { call, id } = await aTakeOver(house);
  const anyText = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('stores', '门店', '-1', 'zz', id));
  await fc.assert(
    fc.asyncProperty(anyText, anyText, anyText, async (one, two, three) => {
      for (const asked of [
        call(contract.listRecords, { takeOverId: id, kind: one as never, after: two, limit: three }),
        call(contract.setFile, { takeOverId: id, kind: one as never, name: two, parts: [three] }),
        call(contract.listTakeOvers, { after: one }),
      ])
        await asked.catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
          t.true((error as DomainError).status < 500, (error as DomainError).message);
        });
    }),
    { numRuns: 60 },
  );
});
