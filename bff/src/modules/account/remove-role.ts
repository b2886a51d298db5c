import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { mayGrantPermissions } from '@mendian/shared/account/account-rules.ts';
import type * as contract from '@mendian/shared/account/role.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { keysOf } from './account.rows.ts';
import { deskOf, type Catalogue } from './permission-catalogue.ts';
import { requireLockedRole } from './read-role.ts';
import { ownerOf } from './role-names.ts';

type Endpoint = typeof contract.removeRole.hq;

const namedMax = 3;

/** Deletes a role that nobody has; otherwise it says who has it. */
export const removeRole =
  (catalogue: Catalogue) =>
  async (ctx: Context<Staff>, { roleId }: InputOf<Endpoint>): Promise<ReplyOf<Endpoint>> => {
    const { sql, actor } = ctx;
    const row = await requireLockedRole(sql, actor, roleId);
    const known = await catalogue.keys(sql, deskOf(actor));
    const held = keysOf(row.permissions).filter((key) => known.has(key));
    if (!mayGrantPermissions(actor.permissions, held)) throw refuseAccount('role/holds-more');
    if (row.accounts > 0) throw await inUse(ctx, roleId, row.accounts);
    await sql.run('DELETE FROM role_name WHERE owner = ? AND role_id = ?', [ownerOf(actor), roleId]);
    await sql.run('DELETE FROM role WHERE id = ?', [roleId]);
    audit(ctx, { action: 'role.removed', subject: roleId, detail: { name: row.name } });
    return {};
  };

const inUse = async ({ sql }: Context, roleId: string, accounts: number) => {
  const users = await sql.all<{ real_name: string }>(
    `SELECT a.real_name FROM account_role ar JOIN account a ON a.id = ar.account_id WHERE ar.role_id = ? ORDER BY a.id LIMIT ${namedMax}`,
    [roleId],
  );
  const names = users.map(({ real_name: name }) => name);
  const who = `${names.join('、')}${accounts > names.length ? ` 等 ${accounts} 个账号` : ''}`;
  return refuseAccount('role/in-use', { accounts, names }, `${who}还在用这个角色，请先给他们换掉`);
};
