import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Reads, Sql } from '../../platform/sql.ts';
import type { LockedPass } from './pass.rows.ts';
import { foundPasses, type PassFound } from './present-pass.ts';

/** A member's own pass; anybody else's is not there. */
export const readOwn = async (sql: Reads, memberId: string, passId: string): Promise<PassFound> => {
  const pass = await sql.one<PassFound>(`${foundPasses} WHERE p.id = ? AND p.member_id = ?`, [passId, memberId]);
  if (pass === null) throw refuse('thing/not-found');
  return pass;
};

/** Locks the pass: the first lock of every transaction that moves one. */
export const lockPass = async (sql: Sql, passId: string): Promise<LockedPass> => {
  const pass = await sql.one<LockedPass>(`SELECT * FROM pass WHERE id = ?${sql.lock}`, [passId]);
  if (pass === null) throw refuse('thing/not-found');
  return pass;
};
