import { nodeText, type Scope, type ScopeNode } from '@mendian/shared/account/scope.ts';
import { allRows, type Question, type Reads } from '../../platform/sql.ts';

type Named = { readonly id: string; readonly name: string };

/** Nodes as text, with what they are called. One whose merchant or store is not there is left out. */
export const nameNodes = async (sql: Reads, scope: Scope): Promise<{ node: string; name: string }[]> => {
  const ids = (...kinds: ScopeNode['kind'][]) => scope.flatMap((node) => ('id' in node && kinds.includes(node.kind) ? [node.id] : []));
  const asked = [askNames('merchant', ids('branch', 'franchisee')), askNames('store', ids('store'))].flat();
  const names =
    asked.length === 0 ? new Map<string, string>() : new Map((await sql.ask(...asked)).flat().map(({ id, name }) => [id, name]));
  return scope.flatMap((node) => {
    const name = node.kind === 'chain' ? '全部门店' : names.get(node.id);
    return name === undefined ? [] : [{ node: nodeText(node), name }];
  });
};

const askNames = (table: 'merchant' | 'store', ids: readonly string[]): Question<Named[]>[] =>
  ids.length === 0 ? [] : [allRows<Named>(`SELECT id, name FROM ${table} WHERE id IN (?)`, [ids])];
