import test from 'ava';
import * as v from 'valibot';
import { HoursField } from './store-settings.ts';

const accepts = (...spans: { open: number; close: number }[]) =>
  v.is(HoursField, { week: Array.from({ length: 7 }, () => spans), holidays: [] });

test('Opening hours may be split and may pass midnight', (t) => {
  t.true(accepts());
  t.true(accepts({ open: 540, close: 840 }, { open: 960, close: 1500 }));
});

test('Opening hours that overlap, are out of order, or end before they begin are refused', (t) => {
  t.false(accepts({ open: 540, close: 840 }, { open: 800, close: 1200 }));
  t.false(accepts({ open: 960, close: 1200 }, { open: 540, close: 840 }));
  t.false(accepts({ open: 900, close: 900 }));
  t.false(v.is(HoursField, { week: [], holidays: [] }));
});
