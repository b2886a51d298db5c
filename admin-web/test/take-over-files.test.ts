import test from 'ava';
import { collectRecords } from '../src/features/take-over/collect-records.ts';
import { endOfLines } from '../src/features/take-over/cut-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a file is cut behind a line end, never within a line', (t) => {
  t.is(endOfLines(bytes('a,b\nc,d\ne'), false), 8);
  t.is(endOfLines(bytes('a,b\n'), false), 4);
  t.is(endOfLines(bytes('a,b\nc'), true), 5);
  t.is(endOfLines(bytes('no line end'), false), null);
});

const line = (no: number, key: string) => ({ line: no, key, outcome: 'refused' as const, reason: '没有写店名', differs: null });

test('the list that is taken along has all pages, and nothing in it is run by a sheet', async (t) => {
  const pages = [
    { items: [line(2, 'S1'), line(3, '=1+1')], next: '3' },
    { items: [line(4, 'a,"b"')], next: null },
  ];
  const asked: unknown[] = [];
  const { text, whole } = await collectRecords(async (more) => {
    asked.push(more);
    return pages.shift()!;
  });
  t.true(whole);
  t.deepEqual(asked, [{ limit: 500 }, { limit: 500, after: '3' }]);
  t.is(text, '行,编码,结果,说明,核对\r\n2,S1,不采用,没有写店名,\r\n3,\'=1+1,不采用,没有写店名,\r\n4,"a,""b""",不采用,没有写店名,\r\n');
});

test('a list without end is taken along in part, and that is said', async (t) => {
  const { whole } = await collectRecords(async () => ({ items: [line(2, 'S1')], next: '2' }));
  t.false(whole);
});
