import { useState } from 'react';
import { listPassKinds } from '@mendian/shared/pass/pass-kind.contract.ts';
import { passKindStates, passKindStateWords, type PassKindState } from '@mendian/shared/pass/pass-status.ts';
import { editPasses } from '@mendian/shared/pass/pass.permissions.ts';
import { useMay } from '../../platform/desk.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { go, useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count-text.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, SearchField, Segmented } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { PassForm } from './pass-form.tsx';
import { kindTones } from './pass-names.ts';

type Row = RowOf<typeof listPassKinds>;

const byDefault = { text: '', state: '' };
const states = [{ value: '', name: '全部' }, ...passKindStates.map((value) => ({ value, name: passKindStateWords[value] }))];

/** Every kind of pass, the newest first, with what became of it. */
export const PassesPage = () => {
  const mayEdit = useMay(editPasses.key);
  const [filters, setFilters] = useFilters(byDefault);
  const [adding, setAdding] = useState(false);
  return (
    <Page>
      <PageHead
        title="月卡"
        sentence="先写草稿，再开始售卖；卖过的规则不再改，停售之后已卖出的月卡照常可用。"
        actions={
          mayEdit ? (
            <Button look="main" onClick={() => setAdding(true)}>
              新建月卡
            </Button>
          ) : undefined
        }
      />
      <FilterBar>
        <SearchField label="名称" value={filters.text} onChange={(text) => setFilters({ text })} />
        <Segmented label="状态" value={filters.state} options={states} onChange={(state) => setFilters({ state })} />
      </FilterBar>
      <DataTable
        label="月卡"
        list={useCursorList(listPassKinds, filters as { text: string; state: PassKindState })}
        columns={columns}
        rowKey={({ id }) => id}
        rowTo={({ id }) => ({ to: `/passes/${id}` })}
        empty={{ title: '没有符合条件的月卡', text: '换一个名称或状态再找，或新建一种。' }}
      />
      {adding ? <PassForm kind={null} onSaved={(id) => go(`/passes/${id}`)} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

const columns: readonly Column<Row>[] = [
  { key: 'name', head: '名称', width: 220, cell: ({ name }) => name },
  { key: 'price', head: '售价', align: 'right', cell: ({ price }) => moneyText(price) },
  { key: 'promise', head: '次数', width: 260, cell: ({ promise }) => promise },
  { key: 'state', head: '状态', cell: ({ state }) => <StatusDot tone={kindTones[state]}>{passKindStateWords[state]}</StatusDot> },
  { key: 'sold', head: '已卖（张）', align: 'right', cell: ({ sold }) => countText(sold) },
  { key: 'received', head: '实收', align: 'right', cell: ({ received }) => moneyText(received) },
  { key: 'used', head: '已用（次）', align: 'right', cell: ({ used }) => countText(used) },
  { key: 'earned', head: '门店所得', align: 'right', cell: ({ earned }) => moneyText(earned) },
  { key: 'at', head: '新建时间', cell: ({ createdAt }) => momentOf(createdAt) },
];
