import {
  afterSaleLevels,
  afterSaleStateWords,
  afterSaleStates,
  levelWords,
  reasonText,
  standingText,
} from '@mendian/shared/after-sale/after-sale-status.ts';
import { useFilters } from '../../../platform/route.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable, type Column } from '../../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect } from '../../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../../ui/desk/moment.ts';
import { Page, PageHead } from '../../../ui/desk/page.tsx';
import { StoreFilter } from '../../../ui/desk/store-filter.tsx';
import { StatusDot } from '../../../ui/desk/tag.tsx';
import { moneyText } from '../../../ui/money-text.ts';
import { stateTones } from './case-tones.ts';
import { noFilters, useAfterSales, type Row } from './use-after-sales.ts';

const all = { value: '', name: '全部' };
const states = [all, ...afterSaleStates.map((state) => ({ value: state, name: afterSaleStateWords[state] }))];
const levels = [all, ...afterSaleLevels.map((level) => ({ value: level, name: levelWords[level] }))];

/** What customers asked back within one's scope. */
export const AfterSalesPage = () => {
  const [filters, set] = useFilters(noFilters);
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <Page>
      <PageHead title="售后" {...(filters.orderId === '' ? {} : { sentence: `只看订单 ${filters.orderId} 的申请` })} />
      <FilterBar>
        <FilterSelect label="状态" value={filters.state} options={states} onChange={(state) => set({ state })} />
        <FilterSelect label="由谁处理" value={filters.level} options={levels} onChange={(level) => set({ level })} />
        <StoreFilter storeId={filters.storeId} onChange={(storeId) => set({ storeId })} />
        {isFiltered ? (
          <Button look="quiet" onClick={() => set(noFilters)}>
            清除筛选
          </Button>
        ) : null}
      </FilterBar>
      <DataTable
        label="售后"
        list={useAfterSales(filters)}
        columns={columns}
        rowKey={({ id }) => id}
        rowTo={({ id }) => ({ to: `/after-sales/${id}` })}
        empty={{ title: '没有符合条件的退款申请', text: '顾客在小程序的订单里申请退款后，这里就有。可以换一个状态或清除筛选再看。' }}
      />
    </Page>
  );
};

const columns: readonly Column<Row>[] = [
  { key: 'at', head: '申请时间', cell: ({ at }) => <time dateTime={at}>{momentOf(at)}</time> },
  { key: 'state', head: '状态', cell: (row) => <StatusDot tone={stateTones[row.state]}>{standingText(row)}</StatusDot> },
  { key: 'store', head: '门店', width: 220, cell: ({ storeName }) => storeName },
  { key: 'number', head: '取餐号', cell: ({ pickupNumber }) => pickupNumber ?? '—' },
  { key: 'reason', head: '原因', width: 320, cell: ({ reason, words }) => reasonText(reason, words) },
  { key: 'pictures', head: '图片', align: 'right', cell: ({ pictures }) => (pictures === 0 ? '—' : pictures) },
  { key: 'asked', head: '申请', align: 'right', cell: ({ asked }) => moneyText(asked) },
  { key: 'granted', head: '同意', align: 'right', cell: ({ granted }) => (granted === null ? '—' : moneyText(granted)) },
  { key: 'due', head: '最晚处理', cell: ({ dueAt }) => (dueAt === null ? '—' : momentOf(dueAt)) },
];
