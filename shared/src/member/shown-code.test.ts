import test from 'ava';
import fc from 'fast-check';
import * as v from 'valibot';
import { looksLikePayment, looksLikeWechatCard, lookUpsOf, mayBeCard, plainCode, ShownCode, type LookUp } from './shown-code.ts';

const rows: readonly [code: string, lookUps: readonly LookUp[], paying?: true][] = [
  ['13912345678', ['phone', 'card', 'earlier-coupon']],
  ['12912345678', ['card', 'earlier-coupon']],
  ['71234567890123456', ['member-code', 'card', 'earlier-coupon']],
  ['7123456789012345', ['card', 'earlier-coupon']],
  ['8000000000000001', ['coupon', 'card', 'earlier-coupon']],
  ['80000000000000011', ['card', 'earlier-coupon']],
  // A WeChat card's own code, and one that changes.
  ['123456789012', ['card', 'earlier-coupon']],
  ['161234567890123456', ['card', 'earlier-coupon']],
  ['6021000000010001', ['pass', 'card', 'earlier-coupon']],
  ['Q8K20261201', ['card', 'earlier-coupon']],
  ['134567890123456789', ['card', 'earlier-coupon'], true],
  ['281234567890123456', ['card', 'earlier-coupon'], true],
  ['301234567890123456789012', ['card', 'earlier-coupon'], true],
];
for (const [code, lookUps, paying = false] of rows)
  test(`${code}: ${lookUps.join(', ')}${paying ? ', looks like a payment' : ''}`, (t) => {
    t.deepEqual(lookUpsOf(code), [...lookUps]);
    t.is(looksLikePayment(code), paying);
  });

for (const [code, may] of [
  ['6021000000010001', true],
  ['VIP20260001', true],
  ['123456789012', true],
  ['13912345678', false],
  ['71234567890123456', false],
  ['134567890123456789', false],
  ['281234567890123456', false],
  ['163652150534672204', false],
  ['621034567890123456', true],
] as const)
  test(`${code} ${may ? 'may' : 'can never'} be a card of the chain's own`, (t) => t.is(mayBeCard(code), may));

for (const [code, may] of [
  ['163652150534672204', true],
  ['99999999999999999999', true],
  ['134567890123456789', false],
  ['281234567890123456', false],
  ['28123456789012345678', false],
  ['1636521505346722', false],
  ['1636521505346722041', false],
  ['16365215053467220A', false],
] as const)
  test(`${code} ${may ? 'may' : 'can never'} be what a card in WeChat shows for a minute`, (t) => t.is(looksLikeWechatCard(code), may));

test('however a code is spaced, and whatever keyboard typed it, it is the same', (t) => {
  t.is(plainCode(' ８８００ 0000-0000 0001 '), '8800000000000001');
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9A-Za-z]{6,40}$/),
      fc.array(fc.constantFrom(' ', '-', '\t', '　'), { maxLength: 5 }),
      (code, gaps) => {
        const spaced = [...code].map((sign, index) => `${sign}${gaps[index] ?? ''}`).join('');
        t.is(v.parse(ShownCode, spaced), code);
      },
    ),
  );
});

test('a code has an order to be looked for in, which ends with what others gave out', (t) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Za-z]{6,40}$/), (code) => {
      const lookUps = lookUpsOf(code);
      t.deepEqual(lookUps.slice(-2), ['card', 'earlier-coupon']);
      t.true(lookUps.length <= 3, 'one form of ours at most');
    }),
  );
});

for (const broken of ['', '12345', 'x'.repeat(41), '券码券码券码', 'a/b/c/d', "1' OR 1=1"])
  test(`no code: ${broken.slice(0, 12)}`, (t) => t.false(v.is(ShownCode, broken)));
