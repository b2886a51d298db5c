import { useState } from 'react';
import { listOffline, offlineStates } from '@mendian/shared/till/offline-desk.contract.ts';
import { useMay } from '../../platform/desk.ts';
import { useCursorList, useDeskQuery, type RowOf } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StoreFilter } from '../../ui/desk/store-filter.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { EnterAllDialog } from './enter-all-dialog.tsx';
import { kindWords, stateTones, stateWords } from './offline-words.ts';

type Row = RowOf<typeof listOffline>;

const states = offlineStates.map((state) => ({ value: state === 'listed' ? '' : state, name: stateWords[state] }));

/** What tills did without a network and the books could not take: a person looks at each. */
export const OfflineListPage = () => {
  const [filters, set] = useFilters({ state: '', storeId: '' });
  const asked = { state: offlineStates.find((state) => state === filters.state) ?? 'listed', storeId: filters.storeId } as const;
  const waiting = useDeskQuery(listOffline, { storeId: filters.storeId, limit: 1 }).data?.waiting;
  const mayEnter = useMay('offline.settle') && asked.state === 'listed' && (waiting ?? 0) > 1;
  const [entering, setEntering] = useState(false);
  return (
    <Page>
      <PageHead
        title="断网收银"
        sentence={sentenceOf(waiting)}
        actions={mayEnter ? <Button onClick={() => setEntering(true)}>全部再入账</Button> : undefined}
      />
      <FilterBar>
        <FilterSelect label="状态" value={filters.state} options={states} onChange={(state) => set({ state })} />
        <StoreFilter storeId={filters.storeId} onChange={(storeId) => set({ storeId })} />
      </FilterBar>
      <DataTable
        label="断网收银"
        list={useCursorList(listOffline, asked)}
        columns={columns}
        rowKey={({ id }) => id}
        rowTo={({ id }) => ({ to: `/offline-actions/${id}` })}
        empty={{
          title: asked.state === 'listed' ? '没有等人处理的' : '这里还没有',
          text: '收银台断网时收的银，来网后自己补传入账；入不了账的才会列在这里，逐笔核对后再入账，或写明原因不入账。',
        }}
      />
      {entering ? <EnterAllDialog storeId={filters.storeId} waiting={waiting ?? 0} onClose={() => setEntering(false)} /> : null}
    </Page>
  );
};

const sentenceOf = (waiting: number | undefined): string =>
  waiting === undefined ? '' : waiting === 0 ? '断网时收的银都已入账' : `${waiting} 笔断网时做的入不了账，等人核对`;

const columns: readonly Column<Row>[] = [
  { key: 'at', head: '发生时间', cell: ({ at }) => <time dateTime={at}>{momentOf(at)}</time> },
  { key: 'state', head: '状态', cell: ({ state }) => <StatusDot tone={stateTones[state]}>{stateWords[state]}</StatusDot> },
  { key: 'kind', head: '什么', cell: ({ kind }) => kindWords[kind] },
  { key: 'store', head: '门店', width: 200, cell: ({ storeName }) => storeName },
  { key: 'terminal', head: '终端', cell: ({ terminalName }) => terminalName },
  { key: 'number', head: '小票单号', cell: ({ number }) => number ?? '—' },
  { key: 'clerk', head: '店员', cell: ({ clerk }) => (clerk === '' ? '—' : clerk) },
  { key: 'amount', head: '金额', align: 'right', cell: ({ amount }) => moneyText(amount) },
  { key: 'message', head: '为什么入不了账', width: 360, wrap: true, cell: ({ message }) => message },
];
