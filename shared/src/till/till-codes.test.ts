import test from 'ava';
import fc from 'fast-check';
import * as v from 'valibot';
import { checkDigitOf, isBarcode, isChecked } from './check-digit.ts';
import { pluOf, prefixLength, readScaleCode, scaleLayouts, type Scale } from './scale-code.ts';
import { scaleCode } from './scale-code.test-data.ts';
import { newTillSettings, TillSettings } from './till-settings.ts';
import { readScanned, type ScannedCode } from './scanned-code.ts';

const amountOf21: Scale = { layout: 'FFWWWWWEEEEEC', prefix: '21' };
const both26: Scale = { layout: 'FFWWWWWEEEEENNNNNC', prefix: '26' };

const checks = test.macro({
  exec: (t, digits: string, digit: number) => t.is(checkDigitOf(digits), digit),
  title: (_, digits: string) => `the check digit of ${digits}`,
});
test(checks, '690123456789', 2);
test(checks, '400638133393', 1);
test(checks, '9638507', 4);
test(checks, '210010001234', 2);
test(checks, '26001000123400500', 2);

test('a UPC is an EAN with a zero before it; letters and lone digits are no codes', (t) => {
  t.true(isBarcode('0036000291452'));
  t.false(isBarcode('036000291452'));
  for (const code of ['', '7', '69012345678A2', '6901234567893', '６９０１２３４５６７８９２'])
    t.false(isChecked(code) && isBarcode(code), code);
});

const labels = test.macro({
  exec: (t, code: string, scale: Scale, expected: unknown) => t.deepEqual(readScaleCode(code, scale) as unknown, expected),
  title: (name, code: string) => `${name ?? 'label'}: ${code}`,
});
test('13 digits with an amount', labels, '2100100012342', amountOf21, { plu: '100', amount: 1_234, grams: null });
test('13 digits with grams', labels, '2100100005009', { layout: 'FFWWWWWNNNNNC', prefix: '21' }, { plu: '100', amount: null, grams: 500 });
test(
  'a prefix of one digit',
  labels,
  '2000100012345',
  { layout: 'FWWWWWWEEEEEC', prefix: '2' },
  { plu: '100', amount: 1_234, grams: null },
);
test('18 digits', labels, '260010001234005002', both26, { plu: '100', amount: 1_234, grams: 500 });
test(
  '18 digits, grams first',
  labels,
  '260010000500012348',
  { layout: 'FFWWWWWNNNNNEEEEEC', prefix: '26' },
  { plu: '100', amount: 1_234, grams: 500 },
);
test('the wrong check digit', labels, '2100100012348', amountOf21, 'misread');
test('another prefix', labels, '2200100012349', amountOf21, null);
test('too short', labels, '210010001234', amountOf21, null);
test('letters', labels, '21001000A2347', amountOf21, null);

test('whatever a scale prints is read back, and one digit read wrongly is never a label', (t) => {
  const Printed = fc
    .record({
      layout: fc.constantFrom(...scaleLayouts),
      plu: fc.integer({ min: 0, max: 99_999 }),
      amount: fc.nat(99_999),
      grams: fc.nat(99_999),
    })
    .chain((printed) =>
      fc.record({ printed: fc.constant(printed), at: fc.nat(printed.layout.length - 1), by: fc.integer({ min: 1, max: 9 }) }),
    );
  fc.assert(
    fc.property(Printed, ({ printed: { layout, plu, amount, grams }, at, by }) => {
      const scale = { layout, prefix: '27'.slice(0, prefixLength(layout)) };
      const code = scaleCode(scale, { plu: String(plu), amount, grams });
      t.deepEqual(readScaleCode(code, scale), {
        plu: String(plu),
        amount: layout.includes('E') ? amount : null,
        grams: layout.includes('N') ? grams : null,
      });
      const wrong = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1);
      t.is(readScaleCode(wrong, scale), at < scale.prefix.length ? null : 'misread');
    }),
  );
});

test('a number is told without the zeros that scales put before it', (t) => {
  t.deepEqual(['00012', '12', '000', '100'].map(pluOf), ['12', '12', '0', '100']);
});

const scans = test.macro({
  exec: (t, typed: string, scale: Scale | null, kind: ScannedCode['kind'], more: object = {}) =>
    t.like(readScanned(typed, scale), { kind, ...more }),
  title: (name, typed: string) => `${name ?? 'scan'}: “${typed}”`,
});
test('a label', scans, '2100100012342', amountOf21, 'label', { code: '2100100012342', label: { plu: '100' } });
test('a label misread', scans, '2100100012340', amountOf21, 'misread');
test('a label of a store without a scale is an ordinary barcode', scans, '2100100012342', null, 'barcode');
test('an ordinary barcode', scans, '6901234567892', amountOf21, 'barcode', { code: '6901234567892' });
test('what a card in WeChat shows', scans, '163652150534672204', amountOf21, 'member', { code: '163652150534672204' });
test('an ordinary barcode misread', scans, '6901234567890', amountOf21, 'misread');
test('eight digits', scans, '96385074', amountOf21, 'barcode');
test('twelve digits', scans, '036000291452', amountOf21, 'barcode', { code: '0036000291452' });
test('a number, in full-width digits', scans, ' ０１２ ', amountOf21, 'plu', { plu: '12' });
test('a phone number', scans, '138 0000 0000', amountOf21, 'member', { code: '13800000000' });
test('a coupon', scans, '8123456789012345', amountOf21, 'member');
test('a pass', scans, '6123456789012345', amountOf21, 'member');
test('a member code', scans, '71234567890123456', amountOf21, 'member');
test('a WeChat payment code', scans, '134567890123456789', amountOf21, 'payment');
test('an Alipay payment code', scans, '281234567890123456', amountOf21, 'payment');
test('an Alipay payment code like a label, with another check digit', scans, '260010001234005000', both26, 'payment');
test('a label like an Alipay payment code', scans, '260010001234005002', both26, 'label', { label: { amount: 1_234 } });
test('digits of no kind', scans, '1234567', amountOf21, 'misread');
test('initials', scans, 'yb', amountOf21, 'text', { text: 'yb' });
test('a name', scans, ' 鸭脖 ', amountOf21, 'text', { text: '鸭脖' });

test('a prefix is as long as the layout says', (t) => {
  const settings = (layout: string, prefix: string) => ({ scale: { layout, prefix }, rounding: 'fen', roundDown: 'none' });
  t.true(v.is(TillSettings, newTillSettings));
  t.true(v.is(TillSettings, { ...newTillSettings, scale: null }));
  t.true(v.is(TillSettings, settings('FWWWWWWEEEEEC', '2')));
  for (const [layout, prefix] of [
    ['FFWWWWWEEEEEC', '2'],
    ['FWWWWWWEEEEEC', '21'],
    ['FFWWWWWEEEEEC', 'A1'],
    ['WWWWWWWEEEEEC', '2'],
  ] as const)
    // prettier-ignore
    t.false(v.is(TillSettings, settings(layout, prefix)), `${layout} ${prefix}`);
});
