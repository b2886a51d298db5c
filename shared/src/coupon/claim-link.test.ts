import test from 'ava';
import fc from 'fast-check';
import { claimCodeIn, claimPath } from './claim-link.ts';

test('whatever a claim code is, its link brings it whole, and nothing that ends the link before its end', (t) => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(({ length }) => length <= 20),
      (code) => {
        const path = claimPath(code);
        t.regex(path, /^\/c\/[!-~]+$/);
        t.notRegex(path.slice(3), /[/?#&]/);
        t.is(decodeURIComponent(claimCodeIn(`https://shop.example${path}`)!), code);
      },
    ),
  );
});

for (const link of [
  '',
  'LUCKY88',
  'https://shop.example/c/',
  'https://shop.example/c/a/b',
  '/c/a?b=1',
  '/c/a b',
  `/c/${'a'.repeat(301)}`,
  '/c/口令',
])
  test(`no link to a claim code: ${link.slice(0, 30)}`, (t) => t.is(claimCodeIn(link), null));
