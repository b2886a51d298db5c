import test from 'ava';
import fc from 'fast-check';
import { placeInRelease, versionFor, type Release } from './release-rule.ts';

const release = (version: string, percent: number, more: Partial<Release> = {}): Release => ({
  ...{ version, percent, storeIds: new Set<string>(), halted: false },
  ...more,
});
const anyTerminal = fc.record({ terminalId: fc.string({ minLength: 1, maxLength: 26 }), storeId: fc.constantFrom('s1', 's2', 's3') });
const base = release('1.0.0', 100);

test('A growing percentage keeps every terminal that has the version', (t) => {
  fc.assert(
    fc.property(anyTerminal, fc.nat(100), fc.nat(100), (terminal, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      if (versionFor([release('1.1.0', less), base], terminal) === '1.1.0')
        t.is(versionFor([release('1.1.0', more), base], terminal), '1.1.0');
    }),
  );
});

test('Nothing reaches nobody, all reaches everybody, and a halted version gives everybody the one before', (t) => {
  fc.assert(
    fc.property(anyTerminal, fc.nat(100), (terminal, percent) => {
      t.is(versionFor([release('1.1.0', 0), base], terminal), '1.0.0');
      t.is(versionFor([release('1.1.0', 100), base], terminal), '1.1.0');
      t.is(versionFor([release('1.1.0', percent, { halted: true, storeIds: new Set(['s1']) }), base], terminal), '1.0.0');
      t.is(versionFor([], terminal), null);
    }),
  );
});

test('Named stores have it at once, and only they', (t) => {
  const named = release('1.1.0', 0, { storeIds: new Set(['s1']) });
  t.is(versionFor([named, base], { terminalId: 't', storeId: 's1' }), '1.1.0');
  t.is(versionFor([named, base], { terminalId: 't', storeId: 's2' }), '1.0.0');
});

test('A tenth of the terminals is about a tenth', (t) => {
  const terminals = Array.from({ length: 11_000 }, (_, at) => `01J${String(at).padStart(23, '0')}`);
  const reached = terminals.filter((terminalId) => placeInRelease('1.1.0', terminalId) < 10).length;
  t.true(reached > 900 && reached < 1_300, String(reached));
});
