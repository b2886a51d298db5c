import test from 'ava';
import fc from 'fast-check';
import { anyHours, anyMoment } from './any-hours.test-data.ts';
import { notTaking, tradingStatuses } from './trading.ts';
import { watchReasonsOf } from './watch-reasons.ts';

const hours = { week: Array.from({ length: 7 }, () => [{ open: 540, close: 1320 }]), holidays: [] };
const noon = new Date('2026-11-20T12:00:00+08:00');
const night = new Date('2026-11-20T23:00:00+08:00');
const quiet = { status: 'open', hours, untaken: 0, booked: 0, late: 0 } as const;

test('A store in order is not watched; at night neither its terminal nor its switch matters, but waiting orders do', (t) => {
  t.deepEqual(watchReasonsOf({ ...quiet, terminalSeenAt: noon }, noon), []);
  t.deepEqual(watchReasonsOf({ ...quiet, terminalSeenAt: null }, noon), ['terminal-away']);
  t.deepEqual(watchReasonsOf({ ...quiet, status: 'closed', terminalSeenAt: null }, noon), ['closed-by-hand']);
  t.deepEqual(watchReasonsOf({ ...quiet, status: 'closed', terminalSeenAt: null }, night), []);
  t.deepEqual(watchReasonsOf({ ...quiet, terminalSeenAt: null, untaken: 1, late: 2 }, night), ['untaken', 'late']);
});

test('What is booked for later waits for the store to open', (t) => {
  const booked = { ...quiet, terminalSeenAt: noon, untaken: 1, booked: 1 };
  t.deepEqual(watchReasonsOf(booked, noon), ['untaken']);
  t.deepEqual(watchReasonsOf({ ...booked, terminalSeenAt: night }, night), []);
  t.deepEqual(watchReasonsOf({ ...booked, terminalSeenAt: night, untaken: 2 }, night), ['untaken']);
});

test('Whatever the hours, a store whose terminal is missing is watched exactly when that is why it takes no orders', (t) => {
  fc.assert(
    fc.property(anyHours, anyMoment, fc.constantFrom(...tradingStatuses), fc.option(fc.nat(300_000)), (some, now, status, silentMs) => {
      const terminalSeenAt = silentMs === null ? null : new Date(now.getTime() - silentMs);
      const why = notTaking({ status, pickup: true, delivery: true }, some, terminalSeenAt, now);
      const reasons = watchReasonsOf({ status, hours: some, terminalSeenAt, untaken: 0, booked: 0, late: 0 }, now);
      t.is(reasons.includes('terminal-away'), why === 'terminal-away');
    }),
  );
});
