import type { AccountRowData, AccountViewData } from '@mendian/shared/account/account.contract.ts';
import { deedsOf, standingTo } from '@mendian/shared/account/account-rules.ts';
import { nodeOf } from '@mendian/shared/account/scope.ts';
import type { Staff } from '../../platform/actor.ts';
import { allRows, question, type Question, type Reads } from '../../platform/sql.ts';
import type { ListedAccountRow } from './account.rows.ts';
import { nameNodes } from './name-nodes.ts';
import { countStores } from './present-me.ts';
import { partyOf, readScope, requireAccount } from './read-account.ts';
import { readPlaces } from './read-places.ts';

type NamedRole = { readonly roleId: string; readonly name: string };

/** An account with all it holds, and what the caller may do to it. */
export const viewAccount = async (sql: Reads, actor: Staff, accountId: string): Promise<AccountViewData> => {
  const row = await requireAccount(sql, actor, accountId);
  const scope = await readScope(sql, row);
  const places = await readPlaces(sql, actor, scope);
  const [roles] = await sql.ask(askRoles([accountId]));
  return {
    ...known(row, roles),
    scope: await nameNodes(sql, scope),
    stores: await countStores(sql, { scope }),
    can: deedsOf(standingTo(actor, partyOf(row, scope), places)),
  };
};

type Nodes = { readonly account_id: string; readonly count: number; readonly first: string };

/** Many accounts, each with one of its nodes: two trips in all. */
export const presentAccounts = async (sql: Reads, rows: readonly ListedAccountRow[]): Promise<AccountRowData[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [roles, nodes] = await sql.ask(
    askRoles(ids),
    allRows<Nodes>(
      'SELECT account_id, COUNT(*) AS count, MIN(node) AS first FROM account_scope WHERE account_id IN (?) GROUP BY account_id',
      [ids],
    ),
  );
  const names = new Map(
    (
      await nameNodes(
        sql,
        nodes.map(({ first }) => nodeOf(first)),
      )
    ).map((named) => [named.node, named]),
  );
  return rows.map((row) => {
    const own = nodes.find(({ account_id: accountId }) => accountId === row.id);
    return { ...known(row, roles), scope: { first: names.get(own?.first ?? '') ?? null, count: own?.count ?? 0 } };
  });
};

const known = (row: ListedAccountRow, roles: ReadonlyMap<string, NamedRole[]>) => ({
  accountId: row.id,
  username: row.username,
  realName: row.real_name,
  phone: row.phone,
  primary: row.is_primary === 1,
  enabled: row.enabled === 1,
  mustChangePassword: row.must_change === 1,
  roles: roles.get(row.id) ?? [],
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
});

type RoleOfAccount = { readonly account_id: string; readonly id: string; readonly name: string };

const askRoles = (accountIds: readonly string[]): Question<ReadonlyMap<string, NamedRole[]>> =>
  question<RoleOfAccount, ReadonlyMap<string, NamedRole[]>>(
    'SELECT ar.account_id, r.id, r.name FROM account_role ar JOIN role r ON r.id = ar.role_id WHERE ar.account_id IN (?) ORDER BY r.name',
    [accountIds],
    (rows) => {
      const roles = new Map<string, NamedRole[]>();
      for (const { account_id: accountId, id: roleId, name } of rows)
        roles.set(accountId, [...(roles.get(accountId) ?? []), { roleId, name }]);
      return roles;
    },
  );
