import test from 'ava';
import fc from 'fast-check';
import { DomainError } from '../kernel/errors.ts';
import { chargeMachine } from '../payment/charge-status.ts';
import { paymentMachine } from '../payment/payment-status.ts';
import { refundMachine } from '../payment/refund-status.ts';
import { orderMachine } from './order-status.ts';

type Machine = {
  table: Record<string, Partial<Record<string, string>>>;
  can: (state: never, action: never) => boolean;
  next: (state: never, action: never) => string;
};

/** Random actions never lead out of the table; `ends` are left by nothing, and everything begins at `start`. */
const staysWithin = test.macro({
  exec(t, machine: Machine, start: string, ends: string[]) {
    const states = Object.keys(machine.table);
    const actions = [...new Set(Object.values(machine.table).flatMap((row) => Object.keys(row)))];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...actions), { maxLength: 40 }), (taken) => {
        let state = start;
        for (const action of taken) {
          const allowed = machine.can(state as never, action as never);
          if (!allowed) {
            const error = t.throws(() => machine.next(state as never, action as never), { instanceOf: DomainError });
            t.is(error?.code, 'state/not-allowed');
            continue;
          }
          state = machine.next(state as never, action as never);
          t.true(states.includes(state));
        }
      }),
      { numRuns: 2_000, seed: 7 },
    );
    t.deepEqual([...reachedFrom(machine, start)].sort(), [...states].sort(), 'every state can be reached');
    t.deepEqual(states.filter((state) => Object.keys(machine.table[state]!).length === 0).sort(), [...ends].sort());
  },
  title: (name) => `random actions never leave the ${name} machine`,
});

const reachedFrom = ({ table }: Machine, start: string): Set<string> => {
  const reached = new Set([start]);
  for (const state of reached) for (const target of Object.values(table[state]!)) reached.add(target!);
  return reached;
};

test('order', staysWithin, orderMachine as Machine, 'unpaid', ['completed', 'cancelled', 'discarded']);
test('payment', staysWithin, paymentMachine as Machine, 'pending', ['paid']);
test('charge', staysWithin, chargeMachine as Machine, 'asking', ['paid', 'refused', 'reversed']);
test('refund', staysWithin, refundMachine as Machine, 'requested', ['succeeded', 'closed']);

test('a paid payment stays paid, whatever is tried', (t) => {
  for (const action of ['beginClosing', 'close', 'pay'] as const) t.false(paymentMachine.can('paid', action));
});
