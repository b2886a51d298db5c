import { nodeText, type Scope, type ScopeNode } from '@mendian/shared/account/scope.ts';
import type { Reads } from '../../platform/sql.ts';

type Named = { readonly id: string; readonly name: string };

/** Nodes as text, with what they are called. One whose merchant or store is not there is left out. */
export const nameNodes = async (sql: Reads, scope: Scope): Promise<{ node: string; name: string }[]> => {
  const ids = (...kinds: ScopeNode['kind'][]) => scope.flatMap((node) => ('id' in node && kinds.includes(node.kind) ? [node.id] : []));
  const merchants = await namesOf(sql, 'merchant', ids('branch', 'franchisee'));
  const stores = await namesOf(sql, 'store', ids('store'));
  return scope.flatMap((node) => {
    const name = node.kind === 'chain' ? '全部门店' : (node.kind === 'store' ? stores : merchants).get(node.id);
    return name === undefined ? [] : [{ node: nodeText(node), name }];
  });
};

const namesOf = async (sql: Reads, table: 'merchant' | 'store', ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<Named>(`SELECT id, name FROM ${table} WHERE id IN (?)`, [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};
