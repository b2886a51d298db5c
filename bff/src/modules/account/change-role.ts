import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { mayGrantPermissions } from '@mendian/shared/account/account-rules.ts';
import { rolesMax } from '@mendian/shared/account/role.contract.ts';
import type * as contract from '@mendian/shared/account/role.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { keysOf } from './account.rows.ts';
import { deskOf, type Catalogue } from './permission-catalogue.ts';
import { ownRows } from './read-account.ts';
import { presentRole, requireLockedRole, requireRole } from './read-role.ts';
import { claimRoleName, ownerOf } from './role-names.ts';

type Add = typeof contract.addRole.hq;
type Edit = typeof contract.editRole.hq;

/** Makes a role of what its maker holds himself. */
export const addRole =
  (catalogue: Catalogue) =>
  async (ctx: Context<Staff>, input: InputOf<Add>): Promise<ReplyOf<Add>> => {
    const { sql, actor, now } = ctx;
    const { permissions, known } = await checkPermissions(ctx, catalogue, input.permissions);
    await requireRoom(ctx);
    const id = ctx.newId();
    await claimRoleName(ctx, id, input.name);
    const merchantId = actor.kind === 'merchant' ? actor.merchantId : null;
    await sql.insert('role', [
      { id, merchant_id: merchantId, name: input.name, permissions: permissions.join(','), created_at: now, updated_at: now },
    ]);
    audit(ctx, { action: 'role.added', subject: id, detail: { name: input.name, permissions } });
    return presentRole(await requireRole(sql, actor, id), actor, known);
  };

/** Changes a role for all who have it, from their next request on. One that holds more than the caller is not his to change. */
export const editRole =
  (catalogue: Catalogue) =>
  async (ctx: Context<Staff>, { roleId, ...input }: InputOf<Edit>): Promise<ReplyOf<Edit>> => {
    const { sql, actor } = ctx;
    const row = await requireLockedRole(sql, actor, roleId);
    const { permissions, known } = await checkPermissions(ctx, catalogue, input.permissions);
    const before = keysOf(row.permissions).filter((key) => known.has(key));
    if (!mayGrantPermissions(actor.permissions, before)) throw refuseAccount('role/holds-more');
    if (row.name !== input.name) {
      await claimRoleName(ctx, roleId, input.name);
      await sql.run('DELETE FROM role_name WHERE owner = ? AND name = ? AND role_id = ?', [ownerOf(actor), row.name, roleId]);
    }
    await sql.run('UPDATE role SET name = ?, permissions = ?, updated_at = ? WHERE id = ?', [
      ...[input.name, permissions.join(','), ctx.now, roleId],
    ]);
    audit(ctx, {
      action: 'role.changed',
      subject: roleId,
      detail: {
        name: input.name,
        ...(row.name === input.name ? {} : { nameBefore: row.name }),
        added: permissions.filter((key) => !before.includes(key)),
        removed: before.filter((key) => !permissions.includes(key)),
      },
    });
    return presentRole(await requireRole(sql, actor, roleId), actor, known);
  };

/** Each key once, all of them in the catalogue of the desk, all held by the caller. */
const checkPermissions = async ({ sql, actor }: Context<Staff>, catalogue: Catalogue, asked: readonly string[]) => {
  const permissions = [...new Set(asked)].sort();
  const known = await catalogue.lockedKeys(sql, deskOf(actor), permissions);
  const unknown = permissions.filter((key) => !known.has(key));
  if (unknown.length > 0) throw refuseAccount('role/permission-unknown', { permissions: unknown });
  if (!mayGrantPermissions(actor.permissions, permissions)) throw refuseAccount('role/not-yours-to-grant');
  return { permissions, known };
};

const requireRoom = async ({ sql, actor }: Context<Staff>): Promise<void> => {
  const own = ownRows(actor, 'r');
  const counted = await sql.one<{ roles: number }>(`SELECT COUNT(*) AS roles FROM role r WHERE ${own.text}`, own.values);
  if ((counted?.roles ?? 0) >= rolesMax) throw refuseAccount('role/too-many');
};
