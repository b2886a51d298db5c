import { quantityText, skuText } from '@mendian/shared/catalog/sku-words.ts';
import { listStockWarnings } from '@mendian/shared/stock/stock.contract.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { Thumb } from '../../ui/desk/thumb.tsx';
import './stock.css';

const freshenedMs = 30_000;

/** What has come down to its warning, in every store one looks after. */
export const StockWarningsPage = () => {
  const list = useCursorList(listStockWarnings, {}, { everyMs: freshenedMs });
  return (
    <Page>
      <PageHead title="库存预警" sentence="可售到了预警线的规格，您负责的全部门店；预警线在“库存”里按规格设" />
      <DataTable
        label="库存预警"
        list={list}
        columns={columns}
        rowKey={({ storeId, skuId }) => `${storeId}:${skuId}`}
        rowTo={({ storeId, skuId }) => ({ to: '/stock', query: { storeId, sku: skuId } })}
        empty={{ title: '没有到预警线的库存', text: '在“库存”里打开一个规格，设它的预警线。' }}
      />
    </Page>
  );
};

const columns: readonly Column<RowOf<typeof listStockWarnings>>[] = [
  { key: 'store', head: '门店', width: 320, cell: ({ storeName }) => storeName },
  { key: 'sku', head: '商品', width: 320, cell: (row) => <Thumb picture={row.picture}>{skuText(row)}</Thumb> },
  {
    key: 'saleable',
    head: '可售',
    align: 'right',
    cell: ({ soldBy, saleable }) => <b className="stock-low">{quantityText(soldBy, saleable)}</b>,
  },
  { key: 'warn', head: '预警线', align: 'right', cell: ({ soldBy, warnAt }) => quantityText(soldBy, warnAt) },
];
