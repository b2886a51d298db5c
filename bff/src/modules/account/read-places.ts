import type { Places } from '@mendian/shared/account/account-rules.ts';
import type { Belonging, Scope } from '@mendian/shared/account/scope.ts';
import type { Staff } from '../../platform/actor.ts';
import type { Reads } from '../../platform/sql.ts';

type Row = { readonly id: string; readonly branch_id: string; readonly owner_id: string };

/** Whose the stores of these scopes are; to a merchant's staff a store of another merchant is not there. */
export const readPlaces = async (sql: Reads, actor: Staff, ...scopes: readonly Scope[]): Promise<Places> => {
  const ids = [...new Set(scopes.flat().flatMap((node) => (node.kind === 'store' ? [node.id] : [])))];
  const rows = ids.length === 0 ? [] : await sql.all<Row>('SELECT id, branch_id, owner_id FROM store WHERE id IN (?)', [ids]);
  const known = new Map<string, Belonging>();
  for (const { id, branch_id: branchId, owner_id: ownerId } of rows)
    if (actor.kind === 'headOffice' || [branchId, ownerId].includes(actor.merchantId)) known.set(id, { storeId: id, branchId, ownerId });
  return (storeId) => known.get(storeId) ?? null;
};
