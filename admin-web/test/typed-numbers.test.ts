import test from 'ava';
import fc from 'fast-check';
import { readWhole } from '../src/platform/whole-number.ts';
import { readYuan, typedYuan } from '../src/platform/yuan.ts';

const money = test.macro({
  exec: (t, text: string, expected: number | null | string) => {
    const typed = readYuan(text);
    if (expected === null) t.is(typed.kind, 'empty');
    else if (typeof expected === 'number') t.deepEqual(typed, { kind: 'fen', fen: expected });
    else t.like(typed, { kind: 'fault', sentence: expected });
  },
  title: (_: string | undefined, text: string, expected: number | null | string) => `“${text}” typed as money is ${String(expected)}`,
});
test(money, '', null);
test(money, '  ', null);
test(money, '12', 1_200);
test(money, '12.5', 1_250);
test(money, '12.05', 1_205);
test(money, '.5', 50);
test(money, '12.', 1_200);
test(money, '0.29', 29);
test(money, '1.15', 115);
test(money, '¥1,280.00', 128_000);
test(money, '１２．５０元', 1_250);
test(money, '12。5', '请填写金额，例如 12.50');
test(money, '12.345', '金额最多到分，小数点后两位');
test(money, '-1', '请填写金额，例如 12.50');
test(money, '.', '请填写金额，例如 12.50');
test(money, '1e3', '请填写金额，例如 12.50');
test(money, '10000000.01', '最多 10000000.00 元');

test('a price is the same fen again after it was written for a person and typed back', (t) => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => t.deepEqual(readYuan(typedYuan(fen)), { kind: 'fen', fen })));
  t.is(typedYuan(1_200), '12');
  t.is(typedYuan(1_250), '12.50');
  t.is(typedYuan(null), '');
});

test('a whole number is read within its limits, in any digits, and nothing is rounded', (t) => {
  const limits = { min: 0, max: 9_999 };
  t.deepEqual(readWhole(' １,２８０ ', limits), { value: 1_280, fault: null });
  t.deepEqual(readWhole('', limits), { value: null, fault: null });
  for (const text of ['1.5', '十', '1e3', '--1']) t.deepEqual(readWhole(text, limits), { value: null, fault: '请填写整数' });
  for (const text of ['-1', '10000']) t.regex(readWhole(text, limits).fault ?? '', /0 到 9999/);
});
