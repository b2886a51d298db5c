import { newToken } from './chance.ts';
import { question, type Statement } from './sql.ts';

/** Of these any row counts that is added or removed; of these columns any change. Null: any column's. */
const countedColumns: Record<string, RegExp | null> = {
  account: /\b(id|merchant_id|real_name|is_primary|must_change|enabled|deleted_at)\b/,
  account_role: null,
  account_scope: null,
  role: null,
  store: /\b(id|owner_id|branch_id)\b/,
};

const write = /^\s*(?:INSERT\b.*?\bINTO|REPLACE INTO|DELETE FROM|UPDATE)\s+`?(account|account_role|account_scope|role|store)\b/s;
const assignments = /\bSET\b(.*?)(?:\bWHERE\b|$)/s;

/**
 * Whether a statement may change what somebody at a desk may do or see, as `staffActor` tells it. The database looks at each write,
 * so that no use case has to remember; what it takes to be one and is not costs the desks a longer read.
 */
export const changesStaff = ({ text }: Statement): boolean => {
  const table = write.exec(text)?.[1];
  const columns = table === undefined ? undefined : countedColumns[table];
  if (columns === undefined) return false;
  return columns === null || !/^\s*UPDATE/.test(text) || columns.test(assignments.exec(text)?.[1] ?? text);
};

/** A value that never was: an epoch that is over does not come back, whatever backup is restored. */
export const nextStaffEpoch = (): Statement => ({ text: `UPDATE staff_epoch SET value = ? WHERE name = 'staff'`, values: [newToken()] });

/** The epoch in which what is asked after it in the same packet was read, or an earlier one. Empty: there is none. */
export const askStaffEpoch = question<{ value: string }, string>(
  `SELECT value FROM staff_epoch WHERE name = 'staff'`,
  [],
  ([row]) => row?.value ?? '',
);
