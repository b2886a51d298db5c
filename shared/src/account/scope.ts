/** A node of the chain that an account looks after: all of it, a branch's region, a franchisee's stores, or one store. */
export type ScopeNode =
  | { readonly kind: 'chain' }
  | { readonly kind: 'branch'; readonly id: string }
  | { readonly kind: 'franchisee'; readonly id: string }
  | { readonly kind: 'store'; readonly id: string };

/** A union of nodes, so that 300 stores of one franchisee are one entry; each store counts once. */
export type Scope = readonly ScopeNode[];

/** Whose a store is: the region it lies in, and who owns it (a franchisee, or the branch itself). */
export type Belonging = { readonly storeId: string; readonly branchId: string; readonly ownerId: string };

const covers = (node: ScopeNode, { storeId, branchId, ownerId }: Belonging): boolean => {
  switch (node.kind) {
    case 'chain':
      return true;
    case 'branch':
      return node.id === branchId;
    case 'franchisee':
      return node.id === ownerId;
    case 'store':
      return node.id === storeId;
  }
};

/** Whether a store lies within a scope. */
export const inScope = (scope: Scope, store: Belonging): boolean => scope.some((node) => covers(node, store));

export const wholeChain = (scope: Scope): boolean => scope.some(({ kind }) => kind === 'chain');

const sameNode = (a: ScopeNode, b: ScopeNode): boolean => a.kind === b.kind && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');

/**
 * Whether whoever holds `scope` may grant `node`: it is one of his own, lies within the chain he holds, or is a store of his. A
 * franchisee whose stores lie in several branches is not a branch's to grant. `belonging` is that of a store node; null for others.
 */
export const mayGrantNode = (scope: Scope, node: ScopeNode, belonging: Belonging | null): boolean =>
  wholeChain(scope) ||
  scope.some((own) => sameNode(own, node)) ||
  (node.kind === 'store' && belonging !== null && inScope(scope, belonging));

/** `chain`, `branch:01J…`: how a node is kept. */
export const nodeText = (node: ScopeNode): string => (node.kind === 'chain' ? 'chain' : `${node.kind}:${node.id}`);

export const nodeOf = (text: string): ScopeNode => {
  if (text === 'chain') return { kind: 'chain' };
  const cut = text.indexOf(':');
  return { kind: text.slice(0, cut) as 'branch' | 'franchisee' | 'store', id: text.slice(cut + 1) };
};
