import type { Belonging } from '@mendian/shared/account/scope.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from './actor.ts';
import { withinScope } from './scope-sql.ts';
import type { Reads } from './sql.ts';

type Seen = Belonging & { readonly code: string; readonly name: string };
type Row = { readonly id: string; readonly branch_id: string; readonly owner_id: string; readonly code: string; readonly name: string };

/** A store's code and name and whose it is, for somebody at a desk who looks after it. To everybody else it is not there. */
export const seeStore = async (sql: Reads, { scope }: Pick<Staff, 'scope'>, storeId: string): Promise<Seen> => {
  const { text, values } = withinScope(scope);
  const row = await sql.one<Row>(`SELECT s.id, s.branch_id, s.owner_id, s.code, s.name FROM store s WHERE s.id = ? AND ${text}`, [
    storeId,
    ...values,
  ]);
  if (row === null) throw refuse('thing/not-found');
  return { storeId: row.id, branchId: row.branch_id, ownerId: row.owner_id, code: row.code, name: row.name };
};
