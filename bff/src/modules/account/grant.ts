import { nodeOf, nodeText, type Scope } from '@mendian/shared/account/scope.ts';
import type { Context } from '../../platform/context.ts';

/** What an account is given: roles and nodes, each once. */
export type Grant = { readonly roleIds: readonly string[]; readonly scope: Scope };

export const grantOf = ({ roleIds, scope }: { roleIds: readonly string[]; scope: readonly string[] }): Grant => ({
  roleIds: [...new Set(roleIds)].sort(),
  scope: [...new Set(scope)].sort().map(nodeOf),
});

export const sameGrant = (one: Grant, other: Grant): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (grant: Grant) => {
  const { roleIds, scope } = grantDetail(grant);
  return [[...roleIds].sort(), [...scope].sort()];
};

/** As the audit log keeps it. */
export const grantDetail = ({ roleIds, scope }: Grant) => ({ roleIds, scope: scope.map(nodeText) });

/** Writes what an account holds in place of what it held. */
export const replaceGrant = ({ sql }: Context, accountId: string, { roleIds, scope }: Grant): void => {
  sql.later.run('DELETE FROM account_role WHERE account_id = ?', [accountId]);
  sql.later.run('DELETE FROM account_scope WHERE account_id = ?', [accountId]);
  writeGrant({ sql }, accountId, { roleIds, scope });
};

export const writeGrant = ({ sql }: Pick<Context, 'sql'>, accountId: string, { roleIds, scope }: Grant): void => {
  sql.later.insert(
    'account_role',
    roleIds.map((roleId) => ({ account_id: accountId, role_id: roleId })),
  );
  sql.later.insert(
    'account_scope',
    scope.map((node) => ({ account_id: accountId, node: nodeText(node) })),
  );
};
