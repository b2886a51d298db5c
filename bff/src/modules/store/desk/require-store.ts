import { refuse } from '@mendian/shared/kernel/errors.ts';
import { refuseStore } from '@mendian/shared/store/store.errors.ts';
import type { Staff } from '../../../platform/actor.ts';
import { withinScope } from '../../../platform/scope-sql.ts';
import type { Reads, Sql } from '../../../platform/sql.ts';

type Found = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly owner_id: string;
  readonly branch_id: string;
  readonly payee_id: string;
  readonly standing: 'open' | 'closed';
  readonly settings: string;
};

/** A store that the caller looks after; one of somebody else does not exist for him. Locked when it is to be changed. */
export const requireStore = async (sql: Reads | Sql, { scope }: Pick<Staff, 'scope'>, storeId: string): Promise<Found> => {
  const { text, values } = withinScope(scope);
  const row = await sql.one<Found>(
    `SELECT s.id, s.code, s.name, s.owner_id, s.branch_id, s.payee_id, s.standing, s.settings
    FROM store s WHERE s.id = ? AND ${text}${'lock' in sql ? sql.lock : ''}`,
    [storeId, ...values],
  );
  if (row === null) throw refuse('thing/not-found');
  return row;
};

/** The same, of a store that the chain still runs. */
export const requireRunningStore = async (sql: Sql, actor: Pick<Staff, 'scope'>, storeId: string): Promise<Found> => {
  const store = await requireStore(sql, actor, storeId);
  if (store.standing === 'closed') throw refuseStore('store/closed-for-good');
  return store;
};
