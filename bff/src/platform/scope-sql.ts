import type { Scope } from '@mendian/shared/account/scope.ts';
import type { Value } from './sql.ts';

/** A condition with its values, to stand in a WHERE. */
export type Condition = { readonly text: string; readonly values: readonly (Value | readonly Value[])[] };

/** The names of the columns that tell whose a row is. */
export type BelongingColumns = { readonly store: string; readonly branch: string; readonly owner: string };

const storeColumns: BelongingColumns = { store: 's.id', branch: 's.branch_id', owner: 's.owner_id' };

/**
 * The condition that leaves a scope's rows, however its nodes overlap: of stores under the alias `s` unless other columns are
 * given. It stands in every list of a desk, so that what is counted is only what may be seen.
 */
export const withinScope = (scope: Scope, columns: BelongingColumns = storeColumns): Condition => {
  if (scope.some(({ kind }) => kind === 'chain')) return { text: '1 = 1', values: [] };
  const ids = (kind: 'branch' | 'franchisee' | 'store') => scope.flatMap((node) => (node.kind === kind ? [node.id] : []));
  const parts = [
    { column: columns.branch, ids: ids('branch') },
    { column: columns.owner, ids: ids('franchisee') },
    { column: columns.store, ids: ids('store') },
  ].filter((part) => part.ids.length > 0);
  if (parts.length === 0) return { text: '1 = 0', values: [] };
  return { text: `(${parts.map(({ column }) => `${column} IN (?)`).join(' OR ')})`, values: parts.map((part) => part.ids) };
};
