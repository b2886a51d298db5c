import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { mayGrantPermissions, mayGrantScope, type Places } from '@mendian/shared/account/account-rules.ts';
import type { Scope } from '@mendian/shared/account/scope.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import { keysOf, type RoleRow } from './account.rows.ts';
import type { Grant } from './grant.ts';
import { ownRows } from './read-account.ts';
import { readPlaces } from './read-places.ts';

/**
 * Refuses what the caller does not hold himself. The roles are locked, so that none is changed or deleted before it is given. What
 * is not there is refused with the same words as what belongs to others.
 */
export const checkGrant = async (ctx: Context<Staff>, { roleIds, scope }: Grant): Promise<void> => {
  await checkRoles(ctx, roleIds);
  const places = await readPlaces(ctx.sql, ctx.actor, scope);
  if (!mayGrantScope(ctx.actor.scope, scope, places) || !(await merchantsThere(ctx.sql, scope)))
    throw refuseAccount('account/not-yours-to-grant', {}, notInScope(scope, places));
};

const checkRoles = async ({ sql, actor }: Context<Staff>, roleIds: readonly string[]): Promise<void> => {
  if (roleIds.length === 0) return;
  const own = ownRows(actor, 'r');
  const roles = await sql.all<Pick<RoleRow, 'permissions'>>(
    `SELECT r.permissions FROM role r WHERE r.id IN (?) AND ${own.text} ORDER BY r.id${sql.lock}`,
    [roleIds, ...own.values],
  );
  const held = roles.flatMap(({ permissions }) => keysOf(permissions));
  if (roles.length < roleIds.length || !mayGrantPermissions(actor.permissions, held))
    throw refuseAccount('account/not-yours-to-grant', {}, '所选角色里有您没有的权限，或角色已被删除，请重新选择');
};

/** A node of a branch or a franchisee that is one. */
const merchantsThere = async (sql: Reads, scope: Scope): Promise<boolean> => {
  const nodes = scope.flatMap((node) => (node.kind === 'branch' || node.kind === 'franchisee' ? [node] : []));
  if (nodes.length === 0) return true;
  const ids = [...new Set(nodes.map(({ id }) => id))];
  const rows = await sql.all<{ id: string; kind: string }>('SELECT id, kind FROM merchant WHERE id IN (?)', [ids]);
  return nodes.every(({ id, kind }) => rows.some((row) => row.id === id && row.kind === kind));
};

const notInScope = (scope: Scope, places: Places): string =>
  scope.some((node) => node.kind === 'store' && places(node.id) === null)
    ? '所选门店里有已不属于自己的，请刷新后重新选择'
    : '只能授予自己负责的范围，请重新选择';
