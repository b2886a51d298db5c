import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';

/** Whose names they are: head office's, or a merchant's. */
export const ownerOf = (actor: Staff): string => (actor.kind === 'merchant' ? actor.merchantId : 'hq');

/** Takes a name for a role. Of two that want it at once, the second comes back here and is refused. */
export const claimRoleName = async ({ sql, actor }: Context<Staff>, roleId: string, name: string): Promise<void> => {
  const owner = ownerOf(actor);
  if ((await sql.one('SELECT 1 AS one FROM role_name WHERE owner = ? AND name = ?', [owner, name])) !== null)
    throw refuseAccount('role/name-taken');
  await sql.insert('role_name', [{ owner, name, role_id: roleId }]);
};
