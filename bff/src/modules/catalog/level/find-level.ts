import { levelsOfStore, type LevelViewData } from '@mendian/shared/catalog/level.ts';
import { mayGrantNode, nodeOf, type ScopeNode } from '@mendian/shared/account/scope.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { Reads } from '../../../platform/sql.ts';
import { seeStore } from '../../../platform/see-store.ts';

/** A level with those above it, the farthest first and itself the last. */
export type Level = {
  readonly node: string;
  readonly name: string;
  readonly path: readonly LevelViewData[];
  /** Of a store's level. */
  readonly storeId: string | null;
  /** Whose it is besides head office: the branch or franchisee itself. */
  readonly merchantId: string | null;
};

type Asking = { readonly sql: Reads; readonly actor: Staff };

export const chainLevel: LevelViewData = { node: 'chain', name: '总部' };

/**
 * A level that lies within the asker's scope, by the rule by which scopes are granted: a franchisee whose stores lie in several
 * branches is not a branch's to set. What does not lie in it is not there.
 */
export const findLevel = async (ctx: Asking, node: string): Promise<Level> => {
  const asked = nodeOf(node);
  if (asked.kind === 'store') return storeLevel(ctx, node, asked.id);
  if (!mayGrantNode(ctx.actor.scope, asked, null)) throw refuse('thing/not-found');
  return asked.kind === 'chain' ? chain : merchantLevel(ctx.sql, node, asked);
};

const chain: Level = { ...chainLevel, path: [chainLevel], storeId: null, merchantId: null };

const merchantLevel = async (sql: Reads, node: string, { kind, id }: Exclude<ScopeNode, { kind: 'chain' }>): Promise<Level> => {
  const merchant = await sql.one<{ name: string }>('SELECT name FROM merchant WHERE id = ? AND kind = ?', [id, kind]);
  if (merchant === null) throw refuse('thing/not-found');
  const level = { node, name: merchant.name };
  return { ...level, path: [chainLevel, level], storeId: null, merchantId: id };
};

const storeLevel = async ({ sql, actor }: Asking, node: string, storeId: string): Promise<Level> => {
  const store = await seeStore(sql, actor, storeId);
  const names = await namesOf(sql, [store.branchId, store.ownerId]);
  const nodes = levelsOfStore(store).filter((one) => one !== `franchisee:${store.branchId}`);
  const path = nodes.map((one) => ({ node: one, name: one === node ? store.name : nameOf(one, names) }));
  return { node, name: store.name, path, storeId, merchantId: null };
};

/** What merchants are called, by their ids. */
export const namesOf = async (sql: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<{ id: string; name: string }>('SELECT id, name FROM merchant WHERE id IN (?)', [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** What a level above stores is called; by its kind where its merchant has no name here. */
export const nameOf = (node: string, names: ReadonlyMap<string, string>): string => {
  const level = nodeOf(node);
  if (level.kind === 'chain') return chainLevel.name;
  return names.get(level.id) ?? { branch: '分公司', franchisee: '加盟商', store: '门店' }[level.kind];
};
