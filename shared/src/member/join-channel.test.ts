import test from 'ava';
import fc from 'fast-check';
import { joinCodeIn } from './join-channel.ts';

for (const [text, code] of [
  ['https://shop.example/j/ABCDEFGH', 'ABCDEFGH'],
  ['j.AB23EFGH', 'AB23EFGH'],
  ['AB23EFGH', 'AB23EFGH'],
  ['https://shop.example/j/abcdefgh', null],
  ['https://shop.example/j/ABCDEFGHI', null],
  ['code=AB23EFGH', null],
  ['', null],
  ['🦆', null],
] as const)
  test(`what brings somebody: ${text === '' ? 'nothing' : text}`, (t) => t.is(joinCodeIn(text), code));

test('whatever is told, what is looked up is eight plain signs or nothing', (t) => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => t.regex(joinCodeIn(text) ?? 'AAAAAAAA', /^[0-9A-Z]{8}$/)));
});
