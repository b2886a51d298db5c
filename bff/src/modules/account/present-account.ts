import type { AccountRowData, AccountViewData } from '@mendian/shared/account/account.contract.ts';
import { deedsOf, standingTo } from '@mendian/shared/account/account-rules.ts';
import { nodeOf } from '@mendian/shared/account/scope.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Condition } from '../../platform/scope-sql.ts';
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
  const [roles] = await sql.ask(askRoles({ text: '?', values: [accountId] }));
  return {
    ...known(row, roles),
    scope: await nameNodes(sql, scope),
    stores: await countStores(sql, { scope }),
    can: deedsOf(standingTo(actor, partyOf(row, scope), places)),
  };
};

type Nodes = { readonly account_id: string; readonly count: number; readonly first: string };

/** What accounts hold: their roles, and how many nodes with one of them. `accounts` is a list of ids, or what selects them. */
export const askHeld = (accounts: Condition): readonly [Question<RolesOfAccounts>, Question<Nodes[]>] => [
  askRoles(accounts),
  allRows<Nodes>(
    `SELECT account_id, COUNT(*) AS count, MIN(node) AS first FROM account_scope WHERE account_id IN (${accounts.text}) GROUP BY account_id`,
    accounts.values,
  ),
];

/** Many accounts with what they hold, each with one of its nodes by name. */
export const presentAccounts = async (
  sql: Reads,
  rows: readonly ListedAccountRow[],
  [roles, nodes]: readonly [RolesOfAccounts, readonly Nodes[]],
): Promise<AccountRowData[]> => {
  const named = await nameNodes(sql, nodes.map(({ first }) => nodeOf(first))); // prettier-ignore
  const names = new Map(named.map((one) => [one.node, one]));
  return rows.map((row) => {
    const own = nodes.find(({ account_id: accountId }) => accountId === row.id);
    return { ...known(row, roles), scope: { first: names.get(own?.first ?? '') ?? null, count: own?.count ?? 0 } };
  });
};

const known = (row: ListedAccountRow, roles: RolesOfAccounts) => ({
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

type RolesOfAccounts = ReadonlyMap<string, NamedRole[]>;
type RoleOfAccount = { readonly account_id: string; readonly id: string; readonly name: string };

const askRoles = ({ text, values }: Condition): Question<RolesOfAccounts> =>
  question<RoleOfAccount, RolesOfAccounts>(
    `SELECT ar.account_id, r.id, r.name FROM account_role ar JOIN role r ON r.id = ar.role_id WHERE ar.account_id IN (${text}) ORDER BY r.name`,
    values,
    (rows) => {
      const roles = new Map<string, NamedRole[]>();
      for (const { account_id: accountId, id: roleId, name } of rows)
        roles.set(accountId, [...(roles.get(accountId) ?? []), { roleId, name }]);
      return roles;
    },
  );
