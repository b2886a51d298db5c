import test from 'ava';
import * as fc from 'fast-check';
import { chargeMachine } from '@mendian/shared/payment/charge-status.ts';
import { actionFor, nextAskMs } from './charge-clock.ts';
import type { Said } from './charge-way.ts';

const begun = new Date('2026-11-20T04:00:00.000Z');
const after = (seconds: number): Date => new Date(begun.getTime() + seconds * 1_000);
const asking = { state: 'asking', created_at: begun, reversing_at: null } as const;
const reversing = { state: 'reversing', created_at: begun, reversing_at: after(30) } as const;

type Charge = typeof asking | typeof reversing;

const follows = test.macro({
  exec: (t, charge: Charge, is: Said['is'], seconds: number, action: string | null) =>
    t.is(actionFor(charge, { is }, after(seconds)), action),
  title: (_, { state }: Charge, is: Said['is'], seconds: number, action: string | null) =>
    `${state}, ${is} after ${seconds} s: ${action ?? 'ask again'}`,
});

test(follows, asking, 'paid', 5, 'pay');
test(follows, asking, 'paid', 300, 'pay');
test(follows, asking, 'asking', 29, null);
test(follows, asking, 'asking', 30, 'beginReversing');
test(follows, asking, 'unknown', 5, null);
test(follows, asking, 'unknown', 30, 'beginReversing');
test(follows, asking, 'absent', 5, null);
test(follows, asking, 'absent', 60, 'beginReversing');
test(follows, asking, 'refused', 1, 'refuse');
test(follows, asking, 'reversed', 1, 'reverse');
test(follows, reversing, 'paid', 40, null);
test(follows, reversing, 'paid', 329, null);
test(follows, reversing, 'paid', 330, 'pay');
test(follows, reversing, 'unknown', 100_000, null);
test(follows, reversing, 'asking', 100_000, null);
test(follows, reversing, 'absent', 89, null);
test(follows, reversing, 'absent', 90, 'reverse');
test(follows, reversing, 'reversed', 31, 'reverse');
test(follows, reversing, 'refused', 31, 'refuse');

test('Whatever is said whenever, what follows is allowed', (t) => {
  const said = fc.constantFrom('paid', 'asking', 'unknown', 'refused', 'reversed', 'absent');
  fc.assert(
    fc.property(fc.constantFrom(asking, reversing), said, fc.integer({ min: 0, max: 1_000_000 }), (charge, is, seconds) => {
      const action = actionFor(charge, { is }, after(seconds));
      return action === null || chargeMachine.can(charge.state, action);
    }),
  );
  t.pass();
});

test('It is asked about every five seconds at first, less often later, and never no more', (t) => {
  t.deepEqual(
    [0, 119, 120, 599, 600, 3_599, 3_600, 1_000_000].map((seconds) => nextAskMs(seconds * 1_000) / 1_000),
    [5, 5, 15, 15, 60, 60, 600, 600],
  );
});
