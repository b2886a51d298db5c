import { holds } from '@mendian/shared/account/held-permissions.ts';
import { inScope } from '@mendian/shared/account/scope.ts';
import type * as contract from '@mendian/shared/application/open.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { hashOf } from '../../platform/chance.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { StepContext } from '../../platform/serve.ts';
import { deskOf, type Catalogue } from '../account/index.ts';
import { staffActor } from '../../platform/staff-sessions.ts';

type Belonging = { readonly id: string; readonly branch_id: string; readonly owner_id: string };
type Reply = ReplyOf<typeof contract.checkPermission>;

/**
 * Whether the person of a desk's token may do something, for a store where one is named: as it is at this moment, as for our own
 * calls. Whoever must change a password first may nothing yet.
 */
export const checkPermission =
  (catalogue: Catalogue) =>
  async (
    { reads, now }: Pick<StepContext, 'reads' | 'now'>,
    { token, permission, storeId }: InputOf<typeof contract.checkPermission>,
  ): Promise<Reply> => {
    const person = await staffActor(reads, hashOf(token), now);
    if (person === null) return { allowed: false, accountId: null, name: null };
    const { accountId, name } = person;
    // A first account holds everything that its desk has, and nothing that there is not.
    const isThere = (await catalogue.keys(reads, deskOf(person))).has(permission);
    const isHis = storeId === undefined || (await looksAfter(reads, person.scope, storeId));
    return { allowed: isThere && !person.mustChangePassword && holds(person.permissions, permission) && isHis, accountId, name };
  };

const looksAfter = async (reads: ReadContext['sql'], scope: Parameters<typeof inScope>[0], storeId: string): Promise<boolean> => {
  const store = await reads.one<Belonging>('SELECT id, branch_id, owner_id FROM store WHERE id = ?', [storeId]);
  return store !== null && inScope(scope, { storeId: store.id, branchId: store.branch_id, ownerId: store.owner_id });
};
