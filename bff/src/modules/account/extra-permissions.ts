import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import { extraPermissionsMax } from '@mendian/shared/account/role.contract.ts';
import type * as contract from '@mendian/shared/account/role.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { ActorOf } from '../../platform/serve.ts';
import { audit } from '../../platform/audit.ts';
import type { Context, ReadContext } from '../../platform/context.ts';
import type { Reads } from '../../platform/sql.ts';
import type { Catalogue } from './permission-catalogue.ts';

type HeadOffice = ActorOf<'headOffice'>;
type Add = typeof contract.addExtraPermission;
type Remove = typeof contract.removeExtraPermission;
type View = ReplyOf<Add>;
type Row = { readonly permission_key: string; readonly name: string; readonly group_name: string; readonly desk: View['desk'] };

const selected = 'SELECT permission_key, name, group_name, desk FROM permission_extra';

export const listExtraPermissions = async ({ sql }: ReadContext): Promise<ReplyOf<typeof contract.listExtraPermissions>> => ({
  items: (await sql.all<Row>(`${selected} ORDER BY permission_key LIMIT ${extraPermissionsMax}`)).map(present),
});

/** Adds a permission that a program by others asks Mendian about. The same again is answered the same. */
export const addExtraPermission =
  (catalogue: Catalogue) =>
  async (ctx: Context<HeadOffice>, asked: InputOf<Add>): Promise<View> => {
    const { sql, now } = ctx;
    const { key, name, group, desk } = asked;
    const known = await sql.one<Row>(`${selected} WHERE permission_key = ?`, [key]);
    if (known !== null && JSON.stringify(present(known)) === JSON.stringify({ key, name, group, desk })) return present(known);
    if (known !== null || catalogue.isDeclared(key)) throw refuseAccount('permission/key-taken');
    const counted = await sql.one<{ extras: number }>('SELECT COUNT(*) AS extras FROM permission_extra');
    if ((counted?.extras ?? 0) >= extraPermissionsMax) throw refuseAccount('permission/too-many');
    await sql.insert('permission_extra', [{ permission_key: key, name, group_name: group, desk, created_at: now }]);
    audit(ctx, { action: 'permission.added', subject: key, detail: { name, group, desk } });
    return { key, name, group, desk };
  };

/** Removes one that no role holds. */
export const removeExtraPermission = async (
  ctx: Context<HeadOffice>,
  { permissionKey: key }: InputOf<Remove>,
): Promise<ReplyOf<Remove>> => {
  const { sql } = ctx;
  const row = await sql.one<Row>(`${selected} WHERE permission_key = ?${sql.lock}`, [key]);
  if (row === null) throw refuse('thing/not-found');
  const roles = await rolesWith(sql, key);
  if (roles.length > 0) throw refuseAccount('permission/in-use', { roles }, `角色“${roles.join('”“')}”含有这项权限，请先从角色里去掉`);
  await sql.run('DELETE FROM permission_extra WHERE permission_key = ?', [key]);
  audit(ctx, { action: 'permission.removed', subject: key, detail: { name: row.name } });
  return {};
};

const namedMax = 3;

/** Some of the roles whose list has the key in it: first, last, alone or in the middle. */
const rolesWith = async (sql: Reads, key: string): Promise<string[]> => {
  const rows = await sql.all<{ name: string }>(
    `SELECT name FROM role WHERE permissions = ? OR permissions LIKE ? OR permissions LIKE ? OR permissions LIKE ? ORDER BY id LIMIT ${namedMax}`,
    [key, `${key},%`, `%,${key}`, `%,${key},%`],
  );
  return rows.map(({ name }) => name);
};

const present = ({ permission_key: key, name, group_name: group, desk }: Row): View => ({ key, name, group, desk });
