import { useState } from 'react';
import { listGrantableNodes, nodeKinds } from '@mendian/shared/account/account.contract.ts';
import { useWhoAmI } from '../../platform/desk.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { Button } from '../../ui/button.tsx';
import { FieldShell } from '../../ui/desk/field.tsx';
import { SearchField, Segmented } from '../../ui/desk/filter-bar.tsx';
import './account.css';

export type NamedNode = { readonly node: string; readonly name: string };
type Kind = (typeof nodeKinds)[number];

const kindWords: Record<Kind, string> = { branch: '分公司', franchisee: '加盟商', store: '门店' };
const wordOf = ({ node }: NamedNode): string => kindWords[node.split(':')[0] as Kind] ?? '总部';

type NodeProps = { value: readonly NamedNode[]; onChange: (value: NamedNode[]) => void; disabled?: boolean; error?: string | undefined };

/** What an account looks after: whole branches or franchisees of one's own, or stores looked up by code or name. */
export const NodeField = ({ value, onChange, disabled = false, error }: NodeProps) => {
  const { scope } = useWhoAmI();
  const own = scope.filter(({ node }) => !node.startsWith('store:'));
  const has = ({ node }: NamedNode) => value.some((one) => one.node === node);
  const toggle = (one: NamedNode) => onChange(has(one) ? value.filter(({ node }) => node !== one.node) : [...value, one]);
  return (
    <FieldShell label="负责范围" group error={error} hint={value.length === 0 ? '没有范围的账号看不到任何门店' : `已选 ${value.length} 项`}>
      {() => (
        <div className="node-field">
          <ul className="node-chosen" aria-label="已选的范围">
            {value.map((one) => (
              <li key={one.node}>
                <small>{wordOf(one)}</small> {one.name}
                {disabled ? null : (
                  <button type="button" aria-label={`去掉 ${one.name}`} onClick={() => toggle(one)}>
                    ×
                  </button>
                )}
              </li>
            ))}
          </ul>
          {disabled ? null : (
            <>
              {own
                .filter((one) => !has(one))
                .map((one) => (
                  <Button key={one.node} onClick={() => toggle(one)}>
                    {one.node === 'chain' ? '加上全部门店' : `加上${wordOf(one)}“${one.name}”的全部门店`}
                  </Button>
                ))}
              <NodeSearch has={has} onPick={toggle} />
            </>
          )}
        </div>
      )}
    </FieldShell>
  );
};

const shownAtOnce = 8;

const NodeSearch = ({ has, onPick }: { has: (one: NamedNode) => boolean; onPick: (one: NamedNode) => void }) => {
  const { scope } = useWhoAmI();
  const [kind, setKind] = useState<Kind>('store');
  const [text, setText] = useState('');
  const list = useCursorList(listGrantableNodes, { kind, text, limit: shownAtOnce });
  const kinds = scope.some(({ node }) => node === 'chain') ? nodeKinds : (['store'] as const);
  return (
    <div className="node-search" role="group" aria-label="查找范围">
      {kinds.length === 1 ? null : (
        <Segmented label="种类" value={kind} options={kinds.map((one) => ({ value: one, name: kindWords[one] }))} onChange={setKind} />
      )}
      <SearchField label={`查找${kindWords[kind]}`} placeholder="编码或名称" value={text} onChange={setText} />
      <ul>
        {list.rows.map((row) => (
          <li key={row.node}>
            <label className="check">
              <input type="checkbox" checked={has(row)} onChange={() => onPick(row)} />
              <span>
                {row.name} <small>{row.code}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {list.problem === null ? null : <p className="field-error">{list.problem}</p>}
      {list.problem === null && !list.first && list.rows.length === 0 ? <p className="field-hint">没有找到，请换一个词</p> : null}
      {list.more === null ? null : (
        <Button look="quiet" busy={list.moreBusy} onClick={list.more}>
          更多
        </Button>
      )}
    </div>
  );
};
