import { nodeOf } from '@mendian/shared/account/scope.ts';
import type { Staff } from './actor.ts';
import { question, type Question, type Reads } from './sql.ts';

type Row = {
  session_id: string;
  id: string;
  merchant_id: string | null;
  real_name: string;
  is_primary: number;
  must_change: number;
  /** Lists with commas between their entries, a role's own list among them; null: none. */
  permissions: string | null;
  nodes: string | null;
};

/** Whose session this is at a desk, asked in full. Null: nobody's, or of an account that was stopped. */
export const staffActor = async (reads: Reads, tokenHash: string, now: Date): Promise<Staff | null> =>
  (await reads.ask(askStaff(tokenHash, now)))[0];

/**
 * The same as a question: one statement with the leave and the stores of that account. A store that is no longer the merchant's is no
 * longer in the scope of its accounts. What it reads of is listed in `staff-epoch.ts`.
 */
export const askStaff = (tokenHash: string, now: Date): Question<Staff | null> =>
  question<Row, Staff | null>(
    `SELECT s.id AS session_id, a.id, a.merchant_id, a.real_name, a.is_primary, a.must_change,
      (SELECT GROUP_CONCAT(r.permissions) FROM account_role ar JOIN role r ON r.id = ar.role_id WHERE ar.account_id = a.id) AS permissions,
      (SELECT GROUP_CONCAT(n.node) FROM account_scope n
        LEFT JOIN store st ON a.merchant_id IS NOT NULL AND st.id = SUBSTR(n.node, 7)
        WHERE n.account_id = a.id
          AND (a.merchant_id IS NULL OR n.node NOT LIKE 'store:%' OR st.owner_id = a.merchant_id OR st.branch_id = a.merchant_id)) AS nodes
    FROM session s JOIN account a ON a.id = s.subject_id
    WHERE s.token_hash = ? AND s.kind = 'account' AND s.ended_at IS NULL AND s.expires_at > ? AND a.enabled = 1 AND a.deleted_at IS NULL`,
    [tokenHash, now],
    ([row]) => (row === undefined ? null : staffOf(row)),
  );

const staffOf = (row: Row): Staff => {
  const atDesk = {
    accountId: row.id,
    name: row.real_name,
    sessionId: row.session_id,
    permissions: row.is_primary === 1 ? ('all' as const) : new Set(listed(row.permissions)),
    scope: listed(row.nodes).map(nodeOf),
    primary: row.is_primary === 1,
    mustChangePassword: row.must_change === 1,
  };
  return row.merchant_id === null ? { kind: 'headOffice', ...atDesk } : { kind: 'merchant', merchantId: row.merchant_id, ...atDesk };
};

const listed = (text: string | null): string[] => (text === null || text === '' ? [] : text.split(',').filter((part) => part !== ''));
