import { orderStateWords } from '@mendian/shared/order/order-status.ts';
import type { List } from '../../platform/list.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { modeWords, stateTones } from './order-words.ts';
import type { DeskOrderRow } from './use-orders.ts';

const columns: readonly Column<DeskOrderRow>[] = [
  { key: 'id', head: '订单号', cell: ({ id }) => <span className="cell-code">{id}</span> },
  { key: 'at', head: '下单时间', cell: ({ placedAt }) => <time dateTime={placedAt}>{momentOf(placedAt)}</time> },
  {
    key: 'store',
    head: '门店',
    width: 220,
    cell: ({ storeId, storeName }) => (
      <DeskLink to="/orders" query={{ storeId }} title="只看这家门店">
        {storeName}
      </DeskLink>
    ),
  },
  { key: 'state', head: '状态', cell: ({ state }) => <StatusDot tone={stateTones[state]}>{orderStateWords[state]}</StatusDot> },
  { key: 'mode', head: '方式', cell: ({ mode }) => modeWords[mode] },
  { key: 'number', head: '取餐号', cell: ({ pickupNumber }) => pickupNumber ?? '—' },
  { key: 'phone', head: '手机号', cell: ({ phone }) => (phone === '' ? '—' : phone) },
  { key: 'payable', head: '实付', align: 'right', cell: ({ payable }) => moneyText(payable) },
  { key: 'refunded', head: '已退', align: 'right', cell: ({ refunded }) => (refunded === 0 ? '—' : moneyText(refunded)) },
  { key: 'wanted', head: '退款申请', cell: ({ refundWanted }) => (refundWanted ? <Tag tone="warm">待答复</Tag> : '') },
];

export const OrderTable = ({ list, empty }: { list: List<DeskOrderRow>; empty: { title: string; text: string } }) => (
  <DataTable
    label="订单"
    list={list}
    columns={columns}
    rowKey={({ id }) => id}
    rowTo={({ id }) => ({ to: `/orders/${id}` })}
    empty={empty}
  />
);
