import test from 'ava';
import fc from 'fast-check';
import { cellsOf, linesOf } from './read-lines.ts';

const reads = test.macro({
  exec: (t, line: string, expected: string[] | null) => t.deepEqual(cellsOf(line), expected),
  title: (_: string | undefined, line: string) => `${JSON.stringify(line)} is read`,
});
test(reads, '', ['']);
test(reads, 'a,b', ['a', 'b']);
test(reads, ' a , b ', ['a', 'b']);
test(reads, ',', ['', '']);
test(reads, '"a,b","say ""hi"""', ['a,b', 'say "hi"']);
test(reads, '"a"b', null);
test(reads, 'a"b', null);
test(reads, '"a', null);
test(reads, '"', null);

const anyCell = fc.string({ unit: fc.constantFrom('a', '门', '"', ',', '店'), maxLength: 6 });
const anyTable = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
const written = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

test('whatever cells a sheet writes are read back', (t) => {
  fc.assert(
    fc.property(anyTable, fc.constantFrom('\n', '\r\n'), (table, end) => {
      const text = table.map((row) => row.map(written).join(',') + end).join('');
      t.deepEqual(linesOf(Buffer.from(text), 'utf-8').map((line) => cellsOf(line!)), table); // prettier-ignore
    }),
  );
});

test('one broken line is told apart, the lines around it are read, and each keeps its number', (t) => {
  const bytes = Buffer.concat([Buffer.from('\ufeff门店\n\n'), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from('会员\n\n')]);
  t.deepEqual(linesOf(bytes, 'utf-8'), ['门店', '', null, '会员', '']);
});

test('GBK, as sheets in China save it, is read', (t) => {
  t.deepEqual(linesOf(Buffer.from([0xc3, 0xc5, 0xb5, 0xea, 0x0d, 0x0a, 0xbb, 0xe1]), 'gbk'), ['门店', '会']);
});
