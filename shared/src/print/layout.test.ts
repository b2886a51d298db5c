import test from 'ava';
import fc from 'fast-check';
import { yuanText } from '../kernel/money.ts';
import { layOut, sizeColumns, type PaperBlock, type PaperLine } from './layout.ts';
import { columnsOf, wrapped } from './text-columns.ts';
import { paperColumns, papersMm, textSizes, type Block, type PaperMm } from './ticket.ts';

for (const { text, columns } of [
  { text: 'abc 1', columns: 5 },
  { text: '招牌鸭脖', columns: 8 },
  { text: '鸭脖 × 2', columns: 9 },
  { text: '￥8.80', columns: 6 },
  { text: '', columns: 0 },
])
  test(`“${text}” is ${columns} columns wide`, (t) => t.is(columnsOf(text), columns));

test('a line breaks where it is full, Chinese counting two, and no line begins with the space of a break', (t) => {
  t.deepEqual(wrapped('招牌鸭脖加一个很长的名字', 10), ['招牌鸭脖加', '一个很长的', '名字']);
  t.deepEqual(wrapped('a招牌鸭脖', 4), ['a招', '牌鸭', '脖']);
  t.deepEqual(wrapped('abcd efgh', 4), ['abcd', 'efgh']);
  t.deepEqual(wrapped('', 10), ['']);
});

const linesOf = (blocks: readonly PaperBlock[]): PaperLine[] => blocks.filter((block) => block.kind === 'line');
const textsOf = (block: Block, paperMm: PaperMm): string[] => linesOf(layOut([block], paperMm)).map(({ text }) => text);

test('amounts stand at the right edge, long names go on below', (t) => {
  t.deepEqual(textsOf({ kind: 'pair', left: '商品', right: '¥38.60' }, 58), ['商品                     ￥38.60']);
  t.deepEqual(textsOf({ kind: 'pair', left: '一二三四五六七八九十一二三四五', right: '× 2' }, 58), [
    '一二三四五六七八九十一二三  × 2',
    '四五',
  ]);
  t.deepEqual(textsOf({ kind: 'pair', left: '· 拌粉', right: '× 1', indent: 2 }, 58), ['  · 拌粉                   × 1']);
  t.is(textsOf({ kind: 'rule' }, 80)[0], '-'.repeat(48));
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('鸭', '脖', '（', 'a', '9', ' ', '·', '×', '🍜', '\n', '\t'), maxLength: 60 }),
);
const anySize = fc.constantFrom(...textSizes);
const anyPaper = fc.constantFrom(...papersMm);
const anyAmount = fc
  .integer({ min: -99_999_999, max: 99_999_999 })
  .map((amount) => `${amount < 0 ? '-' : ''}¥${yuanText(Math.abs(amount))}`);

test('no line is wider than the paper, whatever is on it and however large', (t) => {
  const anyBlock: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: anyText, size: anySize }),
    fc.record({ kind: fc.constant('pair' as const), left: anyText, right: fc.oneof(anyText, anyAmount), size: anySize, indent: fc.nat(4) }),
    fc.constant({ kind: 'rule' as const }),
  );
  fc.assert(
    fc.property(anyBlock, anyPaper, (block, paperMm) => {
      for (const { text, size } of linesOf(layOut([block], paperMm)))
        if (columnsOf(text) * sizeColumns[size] > paperColumns[paperMm] || /\n/.test(text)) return false;
      return true;
    }),
    { numRuns: 1_000 },
  );
  t.pass();
});

test('an amount is whole, on one line and at the right edge, beside whatever name', (t) => {
  fc.assert(
    fc.property(anyText, anyAmount, anyPaper, fc.constantFrom('normal' as const, 'tall' as const), (left, right, paperMm, size) => {
      const lines = textsOf({ kind: 'pair', left, right, size }, paperMm);
      const shown = right.replace('¥', '￥');
      return lines.filter((line) => line.endsWith(shown) && columnsOf(line) === paperColumns[paperMm]).length === 1;
    }),
    { numRuns: 1_000 },
  );
  t.pass();
});

test('nothing of a name is lost on its way to several lines', (t) => {
  const plain = fc.string({ unit: fc.constantFrom('鸭', '脖', '（', 'a', '9', '·'), minLength: 1, maxLength: 80 });
  fc.assert(fc.property(plain, fc.integer({ min: 2, max: 48 }), (text, columns) => wrapped(text, columns).join('') === text));
  t.pass();
});
