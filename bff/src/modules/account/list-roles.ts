import { rolesMax } from '@mendian/shared/account/role.contract.ts';
import type * as contract from '@mendian/shared/account/role.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { deskOf, type Catalogue } from './permission-catalogue.ts';
import { ownRows } from './read-account.ts';
import { presentRole, requireRole, selectedRole, type CountedRole } from './read-role.ts';

type Detail = typeof contract.getRole.hq;

const usersListedMax = 50;

export const listRoles =
  (catalogue: Catalogue) =>
  async ({ sql, actor }: ReadContext<Staff>): Promise<ReplyOf<typeof contract.listRoles.hq>> => {
    const own = ownRows(actor, 'r');
    const rows = await sql.all<CountedRole>(`${selectedRole} WHERE ${own.text} ORDER BY r.id LIMIT ${rolesMax}`, own.values);
    const known = await catalogue.keys(sql, deskOf(actor));
    return { items: rows.map((row) => presentRole(row, actor, known)) };
  };

export const getRole =
  (catalogue: Catalogue) =>
  async ({ sql, actor }: ReadContext<Staff>, { roleId }: InputOf<Detail>): Promise<ReplyOf<Detail>> => {
    const row = await requireRole(sql, actor, roleId);
    const users = await sql.all<{ id: string; real_name: string }>(
      `SELECT a.id, a.real_name FROM account_role ar JOIN account a ON a.id = ar.account_id
      WHERE ar.role_id = ? ORDER BY a.id LIMIT ${usersListedMax}`,
      [roleId],
    );
    const view = presentRole(row, actor, await catalogue.keys(sql, deskOf(actor)));
    return { ...view, usedBy: users.map(({ id: accountId, real_name: realName }) => ({ accountId, realName })) };
  };
