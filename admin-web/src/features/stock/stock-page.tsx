import { useState } from 'react';
import { changeStock, listStock, listStockStores } from '@mendian/shared/stock/stock.contract.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useCursorList, useDeskQuery } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/desk/data-table.tsx';
import { FilterBar, SearchField, Segmented } from '../../ui/desk/filter-bar.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { FilterPicker } from '../../ui/desk/picker.tsx';
import { Empty } from '../../ui/empty.tsx';
import { CountDialog } from './count-dialog.tsx';
import { StockDrawer } from './stock-drawer.tsx';
import { stockColumns } from './stock-columns.tsx';

const byDefault = { storeId: '', text: '', low: '', sku: '' };
type Filters = typeof byDefault;

/** What one store has of everything it sells or keeps, and the way to count it. */
export const StockPage = () => {
  const mayChange = useMay(changeStock.key);
  const [filters, setFilters] = useFilters(byDefault);
  const [counting, setCounting] = useState(false);
  const { storeId, store, list, nowhere } = useStock(filters);
  const low = list.rows.filter((row) => row.low).length;
  const opened = list.rows.find(({ skuId }) => skuId === filters.sku);
  if (nowhere)
    return (
      <Page>
        <PageHead title="库存" />
        <Empty title="您还没有负责的门店">请管理员把门店加到您的负责范围里</Empty>
      </Page>
    );
  return (
    <Page>
      <PageHead
        title="库存"
        sentence={store === undefined ? '' : `${store.code} ${store.name}${low === 0 ? '' : ` · ${low} 个规格到了预警线`}`}
        actions={
          <>
            <DeskLink to="/stock-warnings">全部门店的预警</DeskLink>
            {mayChange ? (
              <Button look="main" disabled={list.rows.length === 0} onClick={() => setCounting(true)}>
                清点
              </Button>
            ) : null}
          </>
        }
      />
      <StockFilter filters={filters} store={store} onChange={setFilters} />
      <DataTable
        label="库存"
        list={list}
        columns={stockColumns}
        rowKey={({ skuId }) => skuId}
        onOpen={({ skuId }) => setFilters({ sku: skuId })}
        openKey={filters.sku}
        empty={
          filters.text === '' && filters.low === ''
            ? { title: '这家门店还没有库存', text: '在“门店菜单”里设为卖的商品，清点后就有库存。' }
            : { title: '没有符合条件的规格', text: filters.low === '1' ? '预警线在每个规格里设。' : '换一个名称再找。' }
        }
      />
      {opened === undefined ? null : <StockDrawer storeId={storeId} stock={opened} onClose={() => setFilters({ sku: '' })} />}
      {counting ? <CountDialog storeId={storeId} rows={list.rows} onClose={() => setCounting(false)} /> : null}
    </Page>
  );
};

/** The store that the address names, else the first of one's own, with its stock. */
const useStock = (filters: Filters) => {
  const first = useDeskQuery(listStockStores, { limit: 1 }, { enabled: filters.storeId === '' });
  const storeId = filters.storeId === '' ? (first.data?.items[0]?.storeId ?? '') : filters.storeId;
  const asked = { storeId, text: filters.text, low: filters.low === '1' ? 1 : 0, limit: 200 };
  return {
    storeId,
    store: useDeskQuery(listStock, { storeId, limit: 1 }, { enabled: storeId !== '' }).data?.store,
    list: useCursorList(listStock, asked, { enabled: storeId !== '' }),
    nowhere: storeId === '' && first.isSuccess,
  };
};

type FilterProps = {
  filters: Filters;
  store: { readonly code: string; readonly name: string } | undefined;
  onChange: (changed: Partial<Filters>) => void;
};

const StockFilter = ({ filters, store, onChange }: FilterProps) => {
  const { call } = useDesk();
  const search = async (text: string) => {
    const { items } = await call(listStockStores, { text, limit: 30 });
    return items.map(({ storeId: value, name, code }) => ({ value, name, hint: code }));
  };
  return (
    <FilterBar>
      <FilterPicker
        label="门店"
        value={store === undefined ? '' : `${store.code} ${store.name}`}
        search={search}
        onPick={({ value }) => onChange({ storeId: value, sku: '' })}
      />
      <SearchField label="商品或规格名称" width={200} value={filters.text} onChange={(text) => onChange({ text })} />
      <Segmented
        label="看哪些"
        value={filters.low}
        options={[
          { value: '', name: '全部' },
          { value: '1', name: '到预警线的' },
        ]}
        onChange={(low) => onChange({ low })}
      />
    </FilterBar>
  );
};
