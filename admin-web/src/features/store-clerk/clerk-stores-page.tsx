import { listClerkStores } from '@mendian/shared/terminal/clerk.contract.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { useQueryState } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, SearchField } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';

const columns: readonly Column<RowOf<typeof listClerkStores>>[] = [
  { key: 'code', head: '编码', cell: ({ code }) => code },
  { key: 'name', head: '门店', width: 360, cell: ({ name }) => name },
  { key: 'clerks', head: '店员（人）', align: 'right', cell: ({ clerks }) => clerks },
];

/** The stores that one looks after; each leads to its clerks. */
export const ClerkStoresPage = () => {
  const [text, setText] = useQueryState('text');
  const list = useCursorList(listClerkStores, { text });
  return (
    <Page>
      <PageHead title="店员" sentence="先选门店，再管理那里的店员和终端密码" />
      <FilterBar>
        <SearchField label="门店编码或名称" value={text} onChange={setText} />
      </FilterBar>
      <DataTable
        label="门店"
        list={list}
        columns={columns}
        rowKey={({ storeId }) => storeId}
        rowTo={({ storeId }) => ({ to: `/stores/${storeId}/clerks` })}
        empty={
          text === ''
            ? { title: '没有您负责的门店', text: '请管理员把门店加到您的负责范围里' }
            : { title: '没有符合条件的门店', text: '请换一个词' }
        }
      />
    </Page>
  );
};
