import { priceUnits, skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { ListedPriceChangeData } from '@mendian/shared/catalog/price.contract.ts';
import { listOfRows } from '../../platform/list.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { moneyText } from '../../ui/money-text.ts';
import { levelText } from './level-words.ts';

/** One change of prices with all that it sets, beside what each cost until then. */
export const PriceChangeDrawer = ({ change, onClose }: { change: ListedPriceChangeData; onClose: () => void }) => {
  return (
    <Drawer title={`改价 · ${levelText(change.level)}`} onClose={onClose}>
      <div className="form">
        <DescriptionList
          items={[
            ['开始', momentOf(change.from)],
            ['结束', change.to === null ? '一直有效' : momentOf(change.to)],
            ['影响门店', `${change.stores} 家`],
            ['谁定的', `${change.setBy} ${momentOf(change.setAt)}`],
            change.cancelledBy !== null && ['撤销', change.cancelledBy],
          ]}
        />
        <DataTable
          label="新价格"
          list={listOfRows(change.prices)}
          columns={columns}
          rowKey={({ skuId }) => skuId}
          empty={{ title: '没有价格' }}
        />
        <DeskLink to="/prices" query={{ node: change.level.node }}>
          看这一级现在的价格
        </DeskLink>
      </div>
    </Drawer>
  );
};

type Priced = ListedPriceChangeData['prices'][number];

const columns: readonly Column<Priced>[] = [
  { key: 'sku', head: '商品', width: 220, cell: skuText },
  { key: 'before', head: '原价', align: 'right', cell: ({ before }) => (before === null ? '—' : moneyText(before)) },
  { key: 'amount', head: '新价', align: 'right', cell: ({ amount }) => <b>{amount === null ? '听上一级的' : moneyText(amount)}</b> },
  { key: 'unit', head: '单位', cell: ({ soldBy }) => priceUnits[soldBy] },
];
