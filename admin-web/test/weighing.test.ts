import test from 'ava';
import { toWeigh, verdictOf } from '../src/features/order/weighing/weighing.ts';
import {
  grossOf,
  startWeighing,
  tareOf,
  withKey,
  type WeighingForm,
  type WeighingKey,
} from '../src/features/order/weighing/weighing-form.ts';
import { parseTares, withTares } from '../src/platform/tares.ts';
import { verdictText, verdictTone } from '../src/features/order/weighing/verdict-text.ts';
import { aLine } from './an-order.ts';

/** 500 g for ¥39.80, and a tolerance of 2 %. */
const ordered = { lineNo: 1, ordered: 500, paid: 3980 };
const weigh = (gross: number | null, tare = 0) => verdictOf(ordered, gross, tare, 20);

test('only lines sold by weight go over the scale', (t) => {
  t.deepEqual(toWeigh([aLine(), aLine({ no: 2, grams: null })]), [{ lineNo: 1, ordered: 500, paid: 3980 }]);
});

for (const { gross, tare, kind, text } of [
  { gross: 500, tare: 0, kind: 'exact', text: '正好' },
  { gross: 518, tare: 18, kind: 'exact', text: '正好' },
  { gross: 490, tare: 0, kind: 'within', text: '少 10g，在误差内，不退差价' },
  { gross: 489, tare: 0, kind: 'short', text: '少 11g，自动退 ¥0.88' },
  { gross: 450, tare: 0, kind: 'short', text: '少 50g，自动退 ¥3.98' },
  { gross: 525, tare: 0, kind: 'gift', text: '多 25g，算门店赠送' },
] as const)
  test(`${gross}g gross and ${tare}g tare for 500g ordered: ${text}`, (t) => {
    const verdict = weigh(gross, tare);
    t.is(verdict.kind, kind);
    t.is(verdictText(verdict), text);
  });

test('a weight far from what was ordered is questioned', (t) => {
  t.like(weigh(340), { kind: 'short', suspicious: true, refund: 1274 });
  t.regex(verdictText(weigh(340)), /再看看秤/);
  t.is(verdictTone(weigh(340)), 'bad');
  t.like(weigh(651), { kind: 'gift', suspicious: true, refund: 0 });
  t.like(weigh(360), { kind: 'short', suspicious: false });
});

test('what cannot lie on the scale is refused with a reason', (t) => {
  for (const verdict of [weigh(100, 100), weigh(60_001), weigh(9_000, 5_001)]) t.is(verdict.kind, 'wrong');
  t.is(weigh(null).kind, 'empty');
});

const typed = (form: WeighingForm, keys: string): WeighingForm =>
  [...keys].reduce<WeighingForm>((state, key) => {
    const pressed: WeighingKey = key === '>' ? { kind: 'next' } : key === '<' ? { kind: 'back' } : { kind: 'digit', digit: key };
    return withKey(state, pressed);
  }, form);

test('Enter goes from line to line and ends after the last one', (t) => {
  const form = typed(startWeighing([1, 4], 12), '262>518>');
  t.is(form.at, 2);
  t.deepEqual(
    form.readings.map((reading) => [reading.lineNo, grossOf(reading), tareOf(reading)]),
    [
      [1, 262, 12],
      [4, 518, 12],
    ],
  );
});

test('Enter without a weight stays, and a line left out is come back to', (t) => {
  const start = startWeighing([1, 2, 3], 0);
  t.like(typed(start, '>'), { at: 0, field: 'gross' });
  const second = withKey(start, { kind: 'go', at: 1, field: 'gross' });
  t.is(typed(second, '250>').at, 2);
  t.is(typed(second, '250>300>').at, 0);
});

test('keys correct what was typed, and more than five digits are not taken', (t) => {
  const start = startWeighing([1], 0);
  t.is(grossOf(typed(start, '25<60').readings[0]!), 260);
  t.is(grossOf(typed(start, '1234567').readings[0]!), 12_345);
  t.is(typed(start, '0012').readings[0]!.gross, '12');
  t.is(withKey(typed(start, '250'), { kind: 'clear' }).readings[0]!.gross, '');
});

test('a tare chosen by touch counts for the line that is weighed, and the gross weight goes on', (t) => {
  const form = typed(withKey(startWeighing([1], 0), { kind: 'tare', grams: 18 }), '268');
  t.like(form, { field: 'gross', readings: [{ gross: '268', tare: '18' }] });
});

test('the trays used last are offered first, and none always', (t) => {
  t.deepEqual(withTares([0], [12, 12, 18]), [18, 12, 0]);
  t.deepEqual(withTares([18, 12, 0], [25]), [25, 18, 0]);
  t.deepEqual(parseTares(withTares([0], [7]).join(',')), [7, 0]);
  t.deepEqual(parseTares('x,,'), [0]);
  t.deepEqual(parseTares(null), [0]);
});
