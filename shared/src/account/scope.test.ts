import test from 'ava';
import fc from 'fast-check';
import { inScope, mayGrantNode, nodeOf, nodeText, type Belonging, type Scope, type ScopeNode } from './scope.ts';

const store: Belonging = { storeId: 's1', branchId: 'b1', ownerId: 'f1' };

const sees = test.macro({
  exec: (t, scope: Scope, expected: boolean) => t.is(inScope(scope, store), expected),
  title: (_: string | undefined, scope: Scope, expected: boolean) =>
    `${scope.map(nodeText).join(' and ') || 'nothing'} ${expected ? 'covers' : 'does not cover'} store s1 of franchisee f1 in branch b1`,
});
test(sees, [], false);
test(sees, [{ kind: 'chain' }], true);
test(sees, [{ kind: 'branch', id: 'b1' }], true);
test(sees, [{ kind: 'branch', id: 'f1' }], false);
test(sees, [{ kind: 'franchisee', id: 'f1' }], true);
test(sees, [{ kind: 'store', id: 's2' }], false);
test(
  sees,
  [
    { kind: 'store', id: 's2' },
    { kind: 'store', id: 's1' },
  ],
  true,
);

const ids = fc.constantFrom('a', 'b', 'c');
const nodes: fc.Arbitrary<ScopeNode> = fc.oneof(
  fc.constant({ kind: 'chain' as const }),
  fc.record({ kind: fc.constantFrom('branch' as const, 'franchisee' as const, 'store' as const), id: ids }),
);
const stores = fc.record({ storeId: ids, branchId: ids, ownerId: ids });

test('nobody grants a node that covers a store which is not his own', (t) => {
  fc.assert(
    fc.property(fc.array(nodes, { maxLength: 4 }), nodes, stores, (scope, node, belonging) => {
      const ofNode = node.kind === 'store' ? { ...belonging, storeId: node.id } : null;
      if (!mayGrantNode(scope, node, ofNode)) return;
      const looked = ofNode ?? belonging;
      if (inScope([node], looked)) t.true(inScope(scope, looked));
    }),
  );
});

test('a node is kept as one text and comes back as it was', (t) => {
  fc.assert(fc.property(nodes, (node) => t.deepEqual(nodeOf(nodeText(node)), node)));
});
