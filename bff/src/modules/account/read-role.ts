import { mayGrantPermissions } from '@mendian/shared/account/account-rules.ts';
import type { RoleViewData } from '@mendian/shared/account/role.contract.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Reads, Sql } from '../../platform/sql.ts';
import { keysOf, type RoleRow } from './account.rows.ts';
import { ownRows } from './read-account.ts';

/** A role with how many accounts have it. */
export type CountedRole = RoleRow & { readonly accounts: number };

export const selectedRole = `SELECT r.id, r.merchant_id, r.name, r.permissions, r.created_at, r.updated_at,
    (SELECT COUNT(*) FROM account_role ar WHERE ar.role_id = r.id) AS accounts
  FROM role r`;

/** A role of the caller's own merchant, or of head office. To everybody else it is not there. */
export const requireRole = async (sql: Reads, actor: Staff, roleId: string): Promise<CountedRole> => {
  const own = ownRows(actor, 'r');
  const row = await sql.one<CountedRole>(`${selectedRole} WHERE r.id = ? AND ${own.text}`, [roleId, ...own.values]);
  if (row === null) throw refuse('thing/not-found');
  return row;
};

/** The same, locked, so that it is not given to an account while it is changed or deleted. */
export const requireLockedRole = async (sql: Sql, actor: Staff, roleId: string): Promise<CountedRole> => {
  await sql.one(`SELECT id FROM role WHERE id = ?${sql.lock}`, [roleId]);
  return requireRole(sql, actor, roleId);
};

/** `known`: what roles of this desk can hold now; what no call asks for any more is not shown. */
export const presentRole = (row: CountedRole, actor: Staff, known: ReadonlySet<string>): RoleViewData => {
  const permissions = keysOf(row.permissions).filter((key) => known.has(key));
  const mine = mayGrantPermissions(actor.permissions, permissions);
  return {
    ...{ roleId: row.id, name: row.name, permissions, accounts: row.accounts },
    ...{ createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString() },
    can: { edit: mine, remove: mine && row.accounts === 0 },
  };
};
