import test from 'ava';
import fc from 'fast-check';
import { layOut, type PaperLine } from '@mendian/shared/print/layout.ts';
import { columnsOf } from '@mendian/shared/print/text-columns.ts';
import { paperColumns, papersMm, type Block } from '@mendian/shared/print/ticket.ts';
import { paperText } from '../../../relay/paper-text.ts';
import { escPos } from './esc-pos.ts';

const hex = (...blocks: Block[]): string =>
  escPos(layOut(blocks, 58))
    .toString('hex')
    .replace(/^1b401c26/, '');
const plain = '0a1d21001b45001d4200';

/** As the ESC/POS Command Reference (Epson) writes them. */
for (const { what, block, bytes } of [
  { what: 'plain text', block: { kind: 'text', text: 'A1' }, bytes: `1b61001d21001b45001d4200${'4131'}${plain}` },
  { what: 'Chinese', block: { kind: 'text', text: '鸭脖' }, bytes: `1b61001d21001b45001d4200${'d1bcb2b1'}${plain}` },
  { what: 'a yuan sign', block: { kind: 'text', text: '¥' }, bytes: `1b61001d21001b45001d4200${'a3a4'}${plain}` },
  { what: 'what printers cannot set', block: { kind: 'text', text: '🍜' }, bytes: `1b61001d21001b45001d4200${'a1f5'}${plain}` },
  {
    what: 'centred, double, bold',
    block: { kind: 'text', text: 'A', align: 'centre', size: 'double', bold: true },
    bytes: `1b61011d21111b45011d420041${plain}`,
  },
  {
    what: 'right, triple, white on black',
    block: { kind: 'text', text: 'A', align: 'right', size: 'triple', marked: true },
    bytes: `1b61021d21221b45001d420141${plain}`,
  },
  { what: 'twice as high', block: { kind: 'text', text: 'A', size: 'tall' }, bytes: `1b61001d21011b45001d420041${plain}` },
  {
    what: 'a QR',
    block: { kind: 'qr', text: 'AB' },
    bytes: '1b61011d286b0400314132001d286b03003143061d286b03003145311d286b050031503041421d286b03003151300a',
  },
  { what: 'CODE128', block: { kind: 'barcode', text: 'A{1' }, bytes: '1b61011d68501d77021d48021d6b49067b42417b7b310a' },
  { what: 'three lines of nothing', block: { kind: 'feed', lines: 3 }, bytes: '1b6403' },
  { what: 'a cut', block: { kind: 'cut' }, bytes: '1d564200' },
  { what: 'the drawer', block: { kind: 'drawer' }, bytes: '1b700019fa' },
] as const)
  test(`${what} is sent as documented`, (t) => t.is(hex(block), bytes));

test('a printer is set up before anything else', (t) => {
  t.is(escPos([]).toString('hex'), '1b401c26');
});

test('what is read back from the bytes is what was laid out, byte for column', (t) => {
  const anySign = fc.constantFrom('鸭', '脖', '（', 'a', '9', ' ', '·', '×', '￥', '-');
  const anyBlock: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: anySign, maxLength: 60 }), bold: fc.boolean() }),
    fc.record({ kind: fc.constant('pair' as const), left: fc.string({ unit: anySign, maxLength: 60 }), right: fc.constant('￥8.80') }),
    fc.constant({ kind: 'rule' as const }),
  );
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 6 }), fc.constantFrom(...papersMm), (blocks, paperMm) => {
      const laid = layOut(blocks, paperMm) as PaperLine[];
      const read = paperText(escPos(laid));
      return read.join('\n') === laid.map(({ text }) => text).join('\n') && read.every((line) => columnsOf(line) <= paperColumns[paperMm]);
    }),
  );
  t.pass();
});

test('any text at all becomes as many bytes as it takes columns', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      for (const line of layOut([{ kind: 'text', text }], 80) as PaperLine[]) {
        const bytes = escPos([line]).length - escPos([{ ...line, text: '' }]).length;
        if (bytes !== columnsOf(line.text)) return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
  t.pass();
});
