import { useMay } from '../../platform/desk.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import { tickColumn } from '../../ui/desk/tick-column.tsx';
import { tradingTones, tradingWords } from './store-words.ts';
import { useStoreList, type Store, type StoreFilters } from './use-stores.ts';

type TableProps = { filters: StoreFilters; chosen: readonly string[]; onChoose: (chosen: readonly string[]) => void };

/** As many as one call can name. */
const chosenMax = 500;

export const StoreTable = ({ filters, chosen, onChoose }: TableProps) => {
  const list = useStoreList(filters);
  const maySwitch = useMay('store.trading');
  const box = tickColumn<Store>({ chosen, onChoose, of: ({ storeId, name }) => ({ key: storeId, name }), max: chosenMax });
  return (
    <DataTable
      label="门店"
      list={list}
      columns={[...columns.slice(0, 1), ...(maySwitch ? [box] : []), ...columns.slice(1)]}
      rowKey={({ storeId }) => storeId}
      rowTo={({ storeId }) => ({ to: `/stores/${storeId}` })}
      empty={{ title: '没有符合条件的门店', text: '换一个编码、名称或地区再找；只列出您负责的门店。' }}
    />
  );
};

const columns: readonly Column<Store>[] = [
  { key: 'code', head: '编码', cell: ({ code }) => code },
  { key: 'name', head: '名称', width: 200, cell: ({ name }) => name },
  { key: 'place', head: '地区', width: 180, cell: ({ city, district }) => `${city} ${district}` },
  { key: 'owner', head: '商户', width: 250, cell: ({ owner }) => owner.name },
  { key: 'branch', head: '分公司', width: 250, cell: ({ branch }) => branch.name },
  {
    key: 'status',
    head: '营业状态',
    cell: ({ standing, trading: { status } }) =>
      standing === 'closed' ? <Tag>已停业</Tag> : <StatusDot tone={tradingTones[status]}>{tradingWords[status]}</StatusDot>,
  },
  {
    key: 'terminal',
    head: '终端',
    cell: ({ online, terminalSeenAt }) => (
      <StatusDot tone={online ? 'good' : 'warm'}>{online ? '在线' : terminalSeenAt === null ? '没有来过' : '离线'}</StatusDot>
    ),
  },
  {
    key: 'why',
    head: '现在不能下单，因为',
    cell: ({ notTaking, hasPayee }) => (hasPayee ? (notTaking ?? '') : <Tag tone="hot">{notTaking}</Tag>),
  },
];
