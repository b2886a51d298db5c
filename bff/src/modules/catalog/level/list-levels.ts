import { wholeChain } from '@mendian/shared/account/scope.ts';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import type { listPriceLevels as contract } from '@mendian/shared/catalog/price.contract.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Staff } from '../../../platform/actor.ts';
import type { ReadContext } from '../../../platform/context.ts';
import { allOf, codeOrName } from '../../../platform/like-sql.ts';
import { withinScope, type Condition } from '../../../platform/scope-sql.ts';
import { chainLevel } from './find-level.ts';

/** Levels are listed kind by kind; a cursor says where it stopped: `franchisee:F0042`. */
const kinds = ['branch', 'franchisee', 'store'] as const;
type Kind = (typeof kinds)[number];
type Row = { readonly id: string; readonly code: string; readonly name: string };

/** The levels at which the asker sees prices and menus, those of the whole chain first, then by code. */
export const listLevels = async (
  { sql, actor }: ReadContext<Staff>,
  { text = '', after, limit }: InputOf<typeof contract.hq>,
): Promise<ReplyOf<typeof contract.hq>> => {
  const items: (LevelViewData & { readonly code: string; readonly cursor: string })[] = [];
  if (after === undefined && wholeChain(actor.scope) && chainLevel.name.includes(text))
    items.push({ ...chainLevel, code: '', cursor: 'branch:' });
  const [kindAfter = 'branch', codeAfter = ''] = (after ?? '').split(':') as [Kind?, string?];
  for (const kind of kinds.slice(Math.max(0, kinds.indexOf(kindAfter)))) {
    if (items.length > limit) break;
    const condition = allOf([
      kind === 'store' ? withinScope(actor.scope) : ownMerchants(actor, kind),
      { text: 's.code > ?', values: [kind === kindAfter ? codeAfter : ''] },
      ...(text === '' ? [] : [codeOrName('s', text)]),
    ]);
    const rows = await sql.all<Row>(
      `SELECT s.id, s.code, s.name FROM ${kind === 'store' ? 'store' : 'merchant'} s WHERE ${condition.text} ORDER BY s.code LIMIT ${limit + 1}`,
      condition.values,
    );
    items.push(...rows.map(({ id, code, name }) => ({ node: `${kind}:${id}`, code, name, cursor: `${kind}:${code}` })));
  }
  const page = items.slice(0, limit);
  return {
    items: page.map(({ node, code, name }) => ({ node, code, name })),
    next: items.length > limit ? page.at(-1)!.cursor : null,
  };
};

const ownMerchants = ({ scope }: Staff, kind: Exclude<Kind, 'store'>): Condition => {
  const ids = scope.flatMap((node) => (node.kind === kind ? [node.id] : []));
  return wholeChain(scope) ? { text: 's.kind = ?', values: [kind] } : { text: 's.kind = ? AND s.id IN (?)', values: [kind, ids] };
};
