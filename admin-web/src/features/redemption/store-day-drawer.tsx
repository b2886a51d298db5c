import { listStoreRedemptions } from '@mendian/shared/coupon/redeem.contract.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { clockOf } from '../../ui/time-text.ts';

type Row = RowOf<typeof listStoreRedemptions>;
type DrawerProps = { storeId: string; storeName: string; day: string; onClose: () => void };

/** A store's redemptions of a day, one by one. */
export const StoreDayDrawer = ({ storeId, storeName, day, onClose }: DrawerProps) => (
  <Drawer title={`${storeName} ${day}`} onClose={onClose}>
    <DataTable
      label="核销"
      list={useCursorList(listStoreRedemptions, { storeId, day })}
      columns={columns}
      rowKey={({ id }) => id}
      empty={{ title: '这一天没有核销' }}
    />
  </Drawer>
);

const columns: readonly Column<Row>[] = [
  { key: 'at', head: '时间', cell: ({ at }) => clockOf(at) },
  { key: 'name', head: '券、月卡', width: 250, wrap: true, cell: (row) => nameOf(row) },
  { key: 'member', head: '会员', cell: ({ member }) => member },
  { key: 'clerk', head: '店员', width: 90, cell: ({ clerk }) => clerk },
  {
    key: 'takenOff',
    head: '券减、月卡所得',
    align: 'right',
    cell: ({ takenOff, reversed }) => (reversed === null ? moneyText(takenOff) : '已撤销'),
  },
];

const nameOf = ({ name, product, reversed }: Row): string => {
  const what = product === '' ? name : `${name} · ${product}`;
  return reversed === null ? what : `${what}（${clockOf(reversed.at)} ${reversed.by}撤销：${reversed.reason}）`;
};
