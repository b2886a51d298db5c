import { listStoreSums, type TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, Segmented } from '../../ui/desk/filter-bar.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { Tag } from '../../ui/desk/tag.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { countText } from './counts.ts';

type SumData = RowOf<typeof listStoreSums>;

const agrees = ({ file, here }: SumData): boolean => file.orders === here.orders && file.amount === here.amount;

const columns: readonly Column<SumData>[] = [
  { key: 'code', head: '门店编码', cell: ({ storeCode }) => storeCode },
  { key: 'name', head: '门店', width: 260, cell: ({ storeName }) => storeName ?? '这里没有' },
  { key: 'fileOrders', head: '文件（单）', align: 'right', cell: ({ file }) => countText(file.orders) },
  { key: 'fileAmount', head: '文件（金额）', align: 'right', cell: ({ file }) => moneyText(file.amount) },
  { key: 'hereOrders', head: '这里（单）', align: 'right', cell: ({ here }) => countText(here.orders) },
  { key: 'hereAmount', head: '这里（金额）', align: 'right', cell: ({ here }) => moneyText(here.amount) },
  { key: 'agrees', head: '', cell: (sum) => (agrees(sum) ? <Tag tone="good">一致</Tag> : <Tag tone="hot">不同</Tag>) },
];

/** Orders and money of each store, in the file and here, as the last comparison found them. */
export const StoreSums = ({ takeOver }: { takeOver: TakeOverData }) => {
  const [{ sums }, setFilters] = useFilters({ sums: '' });
  const list = useCursorList(listStoreSums, { takeOverId: takeOver.id, ...(sums === 'differing' ? { differing: 1 } : {}) });
  return (
    <Section title="未取订单按门店核对">
      <p className="quiet">文件一栏是读得出的全部订单，不采用的也算在内。</p>
      <div className="take-over-sums">
        <FilterBar>
          <Segmented
            label="显示"
            value={sums}
            options={[
              { value: '', name: '全部门店' },
              { value: 'differing', name: '只看不同' },
            ]}
            onChange={(to) => setFilters({ sums: to })}
          />
        </FilterBar>
      </div>
      <DataTable
        label="按门店核对"
        list={list}
        columns={columns}
        rowKey={({ storeCode }) => storeCode}
        empty={{ title: sums === '' ? '文件里没有读得出的订单' : '每家门店都一致' }}
      />
    </Section>
  );
};
