import test from 'ava';
import fc from 'fast-check';
import { deedsOf, mayGrantPermissions, mayGrantScope, standingTo, type Party } from './account-rules.ts';
import { holds } from './held-permissions.ts';
import { inScope, type Belonging, type ScopeNode } from './scope.ts';

const stores: readonly Belonging[] = [
  { storeId: 's1', branchId: 'b1', ownerId: 'f1' },
  { storeId: 's2', branchId: 'b2', ownerId: 'f1' },
  { storeId: 's3', branchId: 'b1', ownerId: 'b1' },
  { storeId: 's4', branchId: 'b2', ownerId: 'f2' },
];
const places = (storeId: string) => stores.find((store) => store.storeId === storeId) ?? null;
const keys = ['order.see', 'order.refund', 'account.manage', 'price.set'];

const node: fc.Arbitrary<ScopeNode> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<ScopeNode>({ kind: 'chain' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('branch' as const), id: fc.constantFrom('b1', 'b2') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('franchisee' as const), id: fc.constantFrom('f1', 'f2', 'b1') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('store' as const), id: fc.constantFrom('s1', 's2', 's3', 's4', 'gone') }) },
);
const leave = fc.record({
  permissions: fc.subarray(keys).map((held) => new Set(held)),
  scope: fc.array(node, { maxLength: 3 }),
});
const crew = fc.array(leave, { minLength: 2, maxLength: 4 });
const attempts = fc.array(fc.record({ by: fc.nat(), to: fc.nat(), leave }), { maxLength: 30 });

type Attempt = { by: number; to: number; leave: Pick<Party, 'scope'> & { permissions: ReadonlySet<string> } };

/** One tries to give another account this leave: the account as it is afterwards. */
const after = (actor: Party, target: Party, { leave: given }: Attempt): Party =>
  deedsOf(standingTo(actor, target, places)).change &&
  mayGrantPermissions(actor.permissions, given.permissions) &&
  mayGrantScope(actor.scope, given.scope, places)
    ? { ...target, ...given }
    : target;

/** Lets a crew with a first account try all of it; tells who holds what in the end. */
const tryAll = (parties: readonly Party[], tries: readonly Attempt[]): Party[] => {
  const now = [...parties];
  for (const attempt of tries) {
    const to = attempt.to % now.length;
    now[to] = after(now[attempt.by % now.length]!, now[to]!, attempt);
  }
  return now;
};
const partiesOf = (leaves: readonly Omit<Party, 'accountId' | 'primary'>[]): Party[] =>
  leaves.map((one, index) => ({ ...one, accountId: `a${index}`, primary: false }));

test('however accounts give each other leave, together they never hold a permission or a store that none of them held', (t) => {
  fc.assert(
    fc.property(crew, attempts, (leaves, tries) => {
      const before = partiesOf(leaves);
      const now = tryAll(before, tries);
      for (const key of keys)
        t.true(!now.some(({ permissions }) => holds(permissions, key)) || before.some(({ permissions }) => holds(permissions, key)));
      for (const store of stores)
        t.true(!now.some(({ scope }) => inScope(scope, store)) || before.some(({ scope }) => inScope(scope, store)));
    }),
  );
});

test('nobody changes the first account, and nobody what he himself holds', (t) => {
  fc.assert(
    fc.property(crew, fc.array(fc.record({ by: fc.nat(), leave }), { maxLength: 20 }), (leaves, tries) => {
      const first: Party = { accountId: 'first', primary: true, permissions: 'all', scope: [{ kind: 'chain' }] };
      const others = partiesOf(leaves);
      for (const attempt of tries) {
        const actor = others[attempt.by % others.length]!;
        t.is(after(actor, first, { ...attempt, to: 0 }), first);
        t.is(after(actor, actor, { ...attempt, to: 0 }), actor);
        t.is(after(first, first, { ...attempt, to: 0 }), first);
      }
    }),
  );
});

test('whoever may change an account holds all that it holds', (t) => {
  fc.assert(
    fc.property(leave, leave, (one, other) => {
      const [actor, target] = partiesOf([one, other]) as [Party, Party];
      if (!deedsOf(standingTo(actor, target, places)).change) return;
      for (const key of keys) t.true(!holds(target.permissions, key) || holds(actor.permissions, key));
      for (const store of stores) t.true(!inScope(target.scope, store) || inScope(actor.scope, store));
    }),
  );
});

const actor: Party = { accountId: 'a', primary: false, permissions: new Set(['order.see']), scope: [{ kind: 'franchisee', id: 'f1' }] };
const other = (given: Partial<Party>): Party => ({ accountId: 'b', primary: false, permissions: new Set(), scope: [], ...given });

test('an account with one permission more is out of reach, one with a store elsewhere too', (t) => {
  t.is(standingTo(actor, other({ permissions: new Set(['order.refund']) }), places), 'holds-more');
  t.is(standingTo(actor, other({ scope: [{ kind: 'store', id: 's4' }] }), places), 'holds-more');
  t.is(standingTo(actor, other({ permissions: 'all' }), places), 'holds-more');
  t.is(standingTo(actor, other({ permissions: new Set(['order.see']), scope: [{ kind: 'store', id: 's2' }] }), places), 'free');
});

test('a store that went to somebody else stands in nobody’s way, and cannot be given', (t) => {
  const gone = [{ kind: 'store' as const, id: 'gone' }];
  t.is(standingTo(actor, other({ scope: gone }), places), 'free');
  t.false(mayGrantScope([{ kind: 'chain' }], gone, places));
});

test('to himself somebody changes name and phone and nothing else', (t) => {
  t.deepEqual(deedsOf(standingTo(actor, actor, places)), { rename: true, change: false, remove: false, resetPassword: false });
});
