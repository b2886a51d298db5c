import { holds, type HeldPermissions } from './held-permissions.ts';
import { mayGrantNode, type Belonging, type Scope } from './scope.ts';

/** What an account may do, and for which stores. */
export type Leave = { readonly permissions: HeldPermissions; readonly scope: Scope };

/** An account as the rules see it. */
export type Party = Leave & {
  readonly accountId: string;
  /** The first account of its merchant or of head office. */
  readonly primary: boolean;
};

/** Whose a store is; null: it is not there, or is another merchant's now, so that a node of it gives nothing. */
export type Places = (storeId: string) => Belonging | null;

/** Whether a holder may put all these permissions into a role, or give a role that has them. */
export const mayGrantPermissions = (holder: HeldPermissions, keys: Iterable<string>): boolean =>
  [...keys].every((key) => holds(holder, key));

/** Whether a holder of `scope` may give all of these nodes. A store that is not there is nobody's to give. */
export const mayGrantScope = (scope: Scope, nodes: Scope, places: Places): boolean =>
  nodes.every((node) => {
    if (node.kind !== 'store') return mayGrantNode(scope, node, null);
    const belonging = places(node.id);
    return belonging !== null && mayGrantNode(scope, node, belonging);
  });

/** Whether an account holds a permission or a store that the other does not: what gives nothing is not counted. */
export const holdsMore = (one: Leave, other: Leave, places: Places): boolean =>
  !permissionsWithin(one.permissions, other.permissions) ||
  !mayGrantScope(
    other.scope,
    one.scope.filter((node) => node.kind !== 'store' || places(node.id) !== null),
    places,
  );

const permissionsWithin = (some: HeldPermissions, all: HeldPermissions): boolean =>
  all === 'all' || (some !== 'all' && mayGrantPermissions(all, some));

/**
 * How somebody stands to an account: it is his `own` (he may change his name and phone, not what he holds), a `first` account
 * (nobody else touches it), one that `holds-more` than he does (hands off), or `free` to him.
 */
export type Standing = 'own' | 'first' | 'holds-more' | 'free';

export const standingTo = (actor: Party, target: Party, places: Places): Standing => {
  if (actor.accountId === target.accountId) return 'own';
  if (target.primary) return 'first';
  return holdsMore(target, actor, places) ? 'holds-more' : 'free';
};

/** What follows from it; the same for the server, which refuses, and for the page, which does not offer. */
export const deedsOf = (standing: Standing) => ({
  /** Name and phone. */
  rename: standing === 'own' || standing === 'free',
  /** Roles, scope, on and off. */
  change: standing === 'free',
  remove: standing === 'free',
  resetPassword: standing === 'free',
});
