import { listStores, type StoreListedData } from '@mendian/shared/store/store-desk.contract.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';

/** The running stores of a merchant. */
export const MerchantStores = ({ ownerId }: { ownerId: string }) => (
  <DataTable
    label="商户的门店"
    list={useCursorList(listStores, { ownerId, limit: 20 })}
    columns={columns}
    rowKey={({ storeId }) => storeId}
    rowTo={({ storeId }) => ({ to: `/stores/${storeId}` })}
    empty={{ title: '名下没有在营的门店', text: '门店归谁，以主数据和交接为准。' }}
  />
);

const columns: readonly Column<StoreListedData>[] = [
  { key: 'code', head: '编码', cell: ({ code }) => code },
  { key: 'name', head: '门店', width: 240, cell: ({ name }) => name },
  { key: 'place', head: '所在地', width: 260, cell: ({ province, city, district }) => `${province}${city}${district}` },
  { key: 'branch', head: '分公司', width: 200, cell: ({ branch }) => branch.name },
  {
    key: 'taking',
    head: '接单',
    width: 220,
    cell: ({ notTaking }) => <StatusDot tone={notTaking === null ? 'good' : 'warm'}>{notTaking ?? '正在接单'}</StatusDot>,
  },
];
