import test from 'ava';
import fc from 'fast-check';
import * as v from 'valibot';
import { addDays } from '../kernel/shanghai.ts';
import { Birthday, birthdaysOn, birthdayText, changeableFrom, daysOfMonths } from './birthday.ts';

for (const [day, birthdays] of [
  ['2026-11-20', ['11-20']],
  ['2026-02-28', ['02-28', '02-29']],
  ['2028-02-28', ['02-28']],
  ['2028-02-29', ['02-29']],
  ['2100-02-28', ['02-28', '02-29']],
  ['2000-02-29', ['02-29']],
] as const)
  test(`on ${day} birthdays of ${birthdays.join(' and ')} are kept`, (t) => t.deepEqual(birthdaysOn(day), [...birthdays]));

test('every birthday is kept once a year', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2110 }), (year) => {
      const kept: string[] = [];
      for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) kept.push(...birthdaysOn(day));
      t.is(kept.length, 366);
      t.is(new Set(kept).size, 366);
    }),
    { numRuns: 20 },
  );
});

for (const [text, good] of [
  ['02-29', true],
  ['12-31', true],
  ['02-30', false],
  ['04-31', false],
  ['13-01', false],
  ['00-10', false],
  ['06-00', false],
  ['6-1', false],
  ['2000-06-01', false],
] as const)
  test(`${text} is ${good ? 'a' : 'no'} birthday`, (t) => t.is(v.is(Birthday, text), good));

test('it may be changed a year later', (t) => {
  t.is(changeableFrom(null, '2026-11-20'), null);
  t.is(changeableFrom('2026-11-20', '2026-11-20'), '2027-11-20');
  t.is(changeableFrom('2026-11-20', '2027-11-19'), '2027-11-20');
  t.is(changeableFrom('2026-11-20', '2027-11-20'), null);
  t.is(birthdayText('02-09'), '2月9日');
  t.is(daysOfMonths.reduce((total, days) => total + days, 0), 366); // prettier-ignore
});
