import test from 'ava';
import fc from 'fast-check';
import { choicesOf, choicesText, firstChoices, surchargeOf, withChoice } from './choices.ts';

const spice = {
  ...{ id: 'spice', name: '辣度', kind: 'one' as const, max: 1 },
  choices: ['mild', 'hot'].map((id) => ({ id, name: id, surcharge: 0 })),
};
const extras = {
  ...{ id: 'extras', name: '代加工', kind: 'many' as const, max: 2 },
  choices: ['cut', 'vacuum', 'box'].map((id) => ({ id, name: id, surcharge: 200 })),
};
const options = [spice, extras];

const picks = test.macro({
  exec: (t, ids: readonly string[], expected: readonly string[] | null) =>
    t.deepEqual(choicesOf(ids, options)?.map(({ id }) => id) ?? null, expected),
  title: (name, ids: readonly string[]) => `${name}: ${ids.join(' ')}`,
});
test('in the product’s order', picks, ['cut', 'hot'], ['hot', 'cut']);
test('up to the limit', picks, ['mild', 'box', 'cut'], ['mild', 'cut', 'box']);
test('none of a group that wants one', picks, ['cut'], null);
test('two of a group that wants one', picks, ['mild', 'hot'], null);
test('one more than the limit', picks, ['mild', 'cut', 'vacuum', 'box'], null);
test('something the product does not offer', picks, ['mild', 'whole'], null);
test('one twice', picks, ['mild', 'mild'], null);

test('a product without options takes no choice', (t) => {
  t.deepEqual(choicesOf([], []), []);
  t.is(choicesOf(['mild'], []), null);
});

test('one choice takes the other’s place, several stop at the limit', (t) => {
  t.deepEqual(firstChoices(options), ['mild']);
  t.deepEqual(withChoice(['mild'], spice, 'hot'), ['hot']);
  const two = withChoice(withChoice(['mild'], extras, 'cut'), extras, 'vacuum');
  t.deepEqual(withChoice(two, extras, 'box'), two);
  t.deepEqual(withChoice(two, extras, 'cut'), ['mild', 'vacuum']);
});

test('whatever is tapped, in whatever order, can be sold', (t) => {
  const taps = fc.array(fc.constantFrom(...options.flatMap((group) => group.choices.map(({ id }) => ({ group, id })))), { maxLength: 30 });
  fc.assert(
    fc.property(taps, (tapped) => {
      const ids = tapped.reduce<string[]>((before, { group, id }) => withChoice(before, group, id), firstChoices(options));
      t.not(choicesOf(ids, options), null);
    }),
  );
});

test('what choices add is said with them', (t) => {
  const chosen = choicesOf(['hot', 'cut', 'box'], options)!;
  t.is<number, number>(surchargeOf(chosen), 400);
  t.is(choicesText(chosen), 'hot · cut +¥2.00 · box +¥2.00');
});
