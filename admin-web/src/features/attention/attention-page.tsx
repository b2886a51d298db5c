import { useState } from 'react';
import type { List } from '../../platform/list.ts';
import { useQueryState } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { FilterBar, FilterSelect } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { clockOf } from '../../ui/time-text.ts';
import { AttentionTable } from './attention-table.tsx';
import { attentionWords } from './attention-words.ts';
import { SettleDialog } from './settle-dialog.tsx';
import { useAttentionKinds, useAttentionList, type Attention } from './use-attention.ts';

/** What waits for a person: head office acts on it, a merchant sees what is about its orders. */
export const AttentionPage = () => {
  const [kind, setKind] = useQueryState('kind');
  const list = useAttentionList(kind);
  const kinds = useAttentionKinds();
  const [settling, setSettling] = useState<Attention | null>(null);
  return (
    <Page>
      <PageHead
        title="待处理"
        sentence={summary(list)}
        actions={
          <>
            <span className="page-fresh" role="status">
              {freshness(list)}
            </span>
            <Button busy={list.busy} onClick={list.refresh}>
              刷新
            </Button>
          </>
        }
      />
      <FilterBar>
        <FilterSelect
          label="类别"
          value={kind}
          options={[{ value: '', name: '全部' }, ...kinds.map((value) => ({ value, name: attentionWords[value] }))]}
          onChange={setKind}
        />
      </FilterBar>
      <AttentionTable list={list} onSettle={setSettling} />
      {settling === null ? null : <SettleDialog item={settling} onClose={() => setSettling(null)} />}
    </Page>
  );
};

const summary = ({ rows, more }: List<Attention>): string =>
  rows.length === 0 ? '' : more === null ? `${rows.length} 件` : `${rows.length} 件以上`;

const freshness = ({ problem, at }: List<Attention>): string =>
  problem !== null ? '没有取到新的' : at === 0 ? '' : `${clockOf(at)} 更新，每 15 秒自动刷新`;
