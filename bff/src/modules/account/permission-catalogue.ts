import { holds } from '@mendian/shared/account/held-permissions.ts';
import { collectPermissions, inOrder } from '@mendian/shared/account/permission-catalogue.ts';
import type { Desk, Endpoint } from '@mendian/shared/kernel/endpoint.ts';
import type { Permission } from '@mendian/shared/kernel/permission.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Reads, Sql } from '../../platform/sql.ts';

/** `extra`: added by head office for a program by others. */
export type Listed = Permission & { readonly extra: boolean };

/** What a desk's roles can be made of: what its endpoints ask for, and what head office added. */
export type Catalogue = {
  readonly list: (sql: Reads, desk: Desk) => Promise<Listed[]>;
  readonly keys: (sql: Reads, desk: Desk) => Promise<ReadonlySet<string>>;
  /** The same, with those added ones locked that a role is going to hold, so that none is removed meanwhile. */
  readonly lockedKeys: (sql: Sql, desk: Desk, wanted: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether an endpoint of either desk asks for it. */
  readonly isDeclared: (key: string) => boolean;
};

export const deskOf = (actor: Staff): Desk => (actor.kind === 'headOffice' ? 'hq' : 'merchant');

type ExtraRow = { readonly permission_key: string; readonly name: string; readonly group_name: string };

/** `endpoints` are complete once the server answers: collected at the first question, and kept. */
export const openCatalogue = (endpoints: () => readonly Endpoint[]): Catalogue => {
  const kept: Partial<Record<Desk, readonly Permission[]>> = {};
  const declared = (desk: Desk) => (kept[desk] ??= collectPermissions(endpoints(), desk));
  const keys = async (sql: Reads, desk: Desk) =>
    new Set([...declared(desk).map(({ key }) => key), ...(await readExtras(sql, desk)).map(({ key }) => key)]);
  return {
    list: async (sql, desk) => inOrder([...declared(desk).map((one) => ({ ...one, extra: false })), ...(await readExtras(sql, desk))]),
    keys,
    lockedKeys: async (sql, desk, wanted) => {
      await sql.all(`SELECT permission_key FROM permission_extra WHERE permission_key IN (?) ORDER BY permission_key${sql.lock}`, [wanted]);
      return keys(sql, desk);
    },
    isDeclared: (key) => (['hq', 'merchant'] as const).some((desk) => declared(desk).some((one) => one.key === key)),
  };
};

const readExtras = async (sql: Reads, desk: Desk): Promise<Listed[]> => {
  const rows = await sql.all<ExtraRow>('SELECT permission_key, name, group_name FROM permission_extra WHERE desk IN (?)', [[desk, 'both']]);
  return rows.map(({ permission_key: key, name, group_name: group }) => ({ key, name, group, extra: true }));
};

/** What somebody holds of it: keys that no call asks for any more are left out. */
export const heldOf = (actor: Staff, listed: readonly Listed[]): string[] =>
  listed.filter(({ key }) => holds(actor.permissions, key)).map(({ key }) => key);
