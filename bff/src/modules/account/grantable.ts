import type * as contract from '@mendian/shared/account/account.contract.ts';
import { mayGrantPermissions } from '@mendian/shared/account/account-rules.ts';
import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../platform/actor.ts';
import type { ReadContext } from '../../platform/context.ts';
import { allOf, codeOrName } from '../../platform/like-sql.ts';
import { withinScope, type Condition } from '../../platform/scope-sql.ts';
import { keysOf, type RoleRow } from './account.rows.ts';
import { ownRows } from './read-account.ts';

/** The roles that the caller may give: he holds all that is in them. */
export const listGrantableRoles = async ({ sql, actor }: ReadContext<Staff>): Promise<ReplyOf<typeof contract.listGrantableRoles.hq>> => {
  const own = ownRows(actor, 'r');
  const rows = await sql.all<Pick<RoleRow, 'id' | 'name' | 'permissions'>>(
    `SELECT r.id, r.name, r.permissions FROM role r WHERE ${own.text} ORDER BY r.name`,
    own.values,
  );
  const grantable = rows.filter(({ permissions }) => mayGrantPermissions(actor.permissions, keysOf(permissions)));
  return { items: grantable.map(({ id: roleId, name }) => ({ roleId, name })) };
};

type Nodes = typeof contract.listGrantableNodes.hq;
type Row = { readonly id: string; readonly code: string; readonly name: string };

/** The nodes of one kind that the caller may give, by code; those whose code begins with the text or whose name has it in it. */
export const listGrantableNodes = async (
  { sql, actor }: ReadContext<Staff>,
  { kind, text = '', after, limit }: InputOf<Nodes>,
): Promise<ReplyOf<Nodes>> => {
  const condition = allOf([
    kind === 'store' ? withinScope(actor.scope) : ownMerchants(actor, kind),
    ...(text === '' ? [] : [codeOrName('s', text)]),
    ...(after === undefined ? [] : [{ text: 's.code > ?', values: [after] }]),
  ]);
  const rows = await sql.all<Row>(
    `SELECT s.id, s.code, s.name FROM ${kind === 'store' ? 'store' : 'merchant'} s WHERE ${condition.text} ORDER BY s.code LIMIT ${limit + 1}`,
    condition.values,
  );
  const items = rows.slice(0, limit).map(({ id, code, name }) => ({ node: `${kind}:${id}`, code, name }));
  return { items, next: rows.length > limit ? items.at(-1)!.code : null };
};

/** Branches or franchisees: all for whoever looks after the chain, otherwise those that are nodes of his own. */
const ownMerchants = ({ scope }: Staff, kind: 'branch' | 'franchisee'): Condition => {
  if (wholeChain(scope)) return { text: 's.kind = ?', values: [kind] };
  const ids = scope.flatMap((node) => (node.kind === kind ? [node.id] : []));
  return { text: 's.kind = ? AND s.id IN (?)', values: [kind, ids] };
};
