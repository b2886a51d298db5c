import type { Party } from '@mendian/shared/account/account-rules.ts';
import { nodeOf, nodeText, wholeChain, type Scope } from '@mendian/shared/account/scope.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../platform/actor.ts';
import { withinScope, type Condition } from '../../platform/scope-sql.ts';
import type { Reads, Sql } from '../../platform/sql.ts';
import { keysOf, type AccountRow } from './account.rows.ts';

const columns = `a.id, a.merchant_id, a.is_primary, a.username, a.real_name, a.phone, a.must_change, a.enabled,
    a.created_at, a.created_by, a.last_sign_in_at`;

/** Of lists, which do not show what somebody may do. */
export const listedAccount = `SELECT ${columns} FROM account a`;

const selectedAccount = `SELECT ${columns},
    (SELECT GROUP_CONCAT(r.permissions) FROM account_role ar JOIN role r ON r.id = ar.role_id WHERE ar.account_id = a.id) AS permissions
  FROM account a`;

/** Rows of the caller's own merchant, or of head office, under an alias. */
export const ownRows = (actor: Staff, alias: string): Condition =>
  actor.kind === 'merchant'
    ? { text: `${alias}.merchant_id = ?`, values: [actor.merchantId] }
    : { text: `${alias}.merchant_id IS NULL`, values: [] };

/**
 * The accounts (alias `a`) that somebody sees: of his own merchant or of head office, and none whose scope has a store outside his
 * own. Stores that are no longer the merchant's give nothing and are not counted.
 */
export const visibleAccounts = (actor: Staff): Condition => {
  const own = ownRows(actor, 'a');
  const base = { text: `a.deleted_at IS NULL AND ${own.text}`, values: own.values };
  if (seesAllOf(actor)) return base;
  const within = withinScope(actor.scope);
  const theirs = actor.kind === 'merchant' ? '(s.owner_id = ? OR s.branch_id = ?)' : '1 = 1';
  return {
    text: `${base.text} AND (a.id = ? OR NOT EXISTS (
      SELECT 1 FROM account_scope n LEFT JOIN store s ON s.id = SUBSTR(n.node, 7)
      WHERE n.account_id = a.id AND n.node NOT IN (?)
        AND (n.node NOT LIKE 'store:%' OR (s.id IS NOT NULL AND ${theirs} AND NOT ${within.text}))))`,
    values: [
      ...base.values,
      actor.accountId,
      // Never an empty list: NOT IN (NULL) is not true of anything, and would hide nothing.
      ['', ...actor.scope.map(nodeText)],
      ...(actor.kind === 'merchant' ? [actor.merchantId, actor.merchantId] : []),
      ...within.values,
    ],
  };
};

/** Nothing of the merchant's, or of the chain, lies outside such a scope. */
const seesAllOf = (actor: Staff): boolean =>
  actor.primary ||
  wholeChain(actor.scope) ||
  (actor.kind === 'merchant' && actor.scope.some((node) => node.kind !== 'store' && 'id' in node && node.id === actor.merchantId));

/** An account that somebody sees. To everybody else it is not there. */
export const requireAccount = async (sql: Reads, actor: Staff, accountId: string): Promise<AccountRow> => {
  const { text, values } = visibleAccounts(actor);
  const row = await sql.one<AccountRow>(`${selectedAccount} WHERE a.id = ? AND ${text}`, [accountId, ...values]);
  if (row === null) throw refuse('thing/not-found');
  return row;
};

/** The same, locked until the transaction ends, so that two changes do not mix. */
export const requireLockedAccount = async (sql: Sql, actor: Staff, accountId: string): Promise<AccountRow> => {
  await sql.one(`SELECT id FROM account WHERE id = ?${sql.lock}`, [accountId]);
  return requireAccount(sql, actor, accountId);
};

/** An account's scope as it counts: stores that went to another merchant are left out. */
export const readScope = async (sql: Reads, { id, merchant_id: merchantId }: Pick<AccountRow, 'id' | 'merchant_id'>): Promise<Scope> => {
  const rows = await sql.all<{ node: string }>(
    merchantId === null
      ? 'SELECT node FROM account_scope WHERE account_id = ? ORDER BY node'
      : `SELECT n.node FROM account_scope n LEFT JOIN store s ON s.id = SUBSTR(n.node, 7)
        WHERE n.account_id = ? AND (n.node NOT LIKE 'store:%' OR s.owner_id = ? OR s.branch_id = ?) ORDER BY n.node`,
    merchantId === null ? [id] : [id, merchantId, merchantId],
  );
  return rows.map(({ node }) => nodeOf(node));
};

/** An account as the rules see it. */
export const partyOf = ({ id, is_primary: primary, permissions }: AccountRow, scope: Scope): Party => ({
  accountId: id,
  primary: primary === 1,
  permissions: primary === 1 ? 'all' : new Set(keysOf(permissions)),
  scope,
});
