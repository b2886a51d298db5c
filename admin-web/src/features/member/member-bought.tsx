import { afterSaleStateWords } from '@mendian/shared/after-sale/after-sale-status.ts';
import { recentShown, type MemberFileData } from '@mendian/shared/member/member-desk.contract.ts';
import { orderStateWords } from '@mendian/shared/order/order-status.ts';
import { modeWords } from '@mendian/shared/order/order-words.ts';
import { passStandingWords } from '@mendian/shared/pass/pass-figures.ts';
import { listOfRows } from '../../platform/list.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { moneyText } from '../../ui/money-text.ts';

type File = MemberFileData;

const latest = `最多列出最近 ${recentShown} 条`;

export const MemberPasses = ({ passes }: { passes: File['passes'] }) => (
  <DataTable
    label="月卡"
    list={listOfRows(passes)}
    columns={passColumns}
    rowKey={({ id }) => id}
    empty={{ title: '没有买过月卡', text: latest }}
  />
);

const passColumns: readonly Column<File['passes'][number]>[] = [
  { key: 'name', head: '月卡', width: 220, cell: ({ name }) => name },
  { key: 'standing', head: '状态', cell: ({ standing }) => passStandingWords[standing] },
  { key: 'used', head: '已用 / 总次数', align: 'right', cell: ({ used, uses }) => `${used} / ${uses}` },
  { key: 'price', head: '售价', align: 'right', cell: ({ price }) => moneyText(price) },
  { key: 'refunded', head: '已退', align: 'right', cell: ({ refunded }) => (refunded === 0 ? '—' : moneyText(refunded)) },
  { key: 'bought', head: '付款时间', cell: ({ boughtAt }) => momentOf(boughtAt) },
  { key: 'last', head: '最后一天', cell: ({ lastDay }) => lastDay ?? '—' },
];

export const MemberOrders = ({ orders }: { orders: File['orders'] }) => (
  <DataTable
    label="最近的订单"
    list={listOfRows(orders)}
    columns={orderColumns}
    rowKey={({ id }) => id}
    rowTo={({ id }) => ({ to: `/orders/${id}` })}
    empty={{ title: '没有下过单', text: latest }}
  />
);

const orderColumns: readonly Column<File['orders'][number]>[] = [
  { key: 'id', head: '订单号', cell: ({ id }) => <span className="cell-code">{id}</span> },
  { key: 'at', head: '下单时间', cell: ({ placedAt }) => momentOf(placedAt) },
  { key: 'store', head: '门店', width: 220, cell: ({ storeName }) => storeName },
  { key: 'mode', head: '方式', cell: ({ mode }) => modeWords[mode] },
  { key: 'state', head: '状态', cell: ({ state }) => orderStateWords[state] },
  { key: 'payable', head: '实付', align: 'right', cell: ({ payable }) => moneyText(payable) },
  { key: 'refunded', head: '已退', align: 'right', cell: ({ refunded }) => (refunded === 0 ? '—' : moneyText(refunded)) },
];

export const MemberCases = ({ cases }: { cases: File['cases'] }) => (
  <DataTable
    label="售后"
    list={listOfRows(cases)}
    columns={caseColumns}
    rowKey={({ id }) => id}
    rowTo={({ id }) => ({ to: `/after-sales/${id}` })}
    empty={{ title: '没有申请过退款', text: latest }}
  />
);

const caseColumns: readonly Column<File['cases'][number]>[] = [
  { key: 'at', head: '申请时间', cell: ({ at }) => momentOf(at) },
  { key: 'store', head: '门店', width: 220, cell: ({ storeName }) => storeName },
  { key: 'order', head: '订单', cell: ({ orderId }) => <span className="cell-code">{orderId}</span> },
  { key: 'asked', head: '申请退', align: 'right', cell: ({ asked }) => moneyText(asked) },
  { key: 'granted', head: '同意退', align: 'right', cell: ({ granted }) => (granted === null ? '—' : moneyText(granted)) },
  { key: 'state', head: '状态', cell: ({ state }) => afterSaleStateWords[state] },
];
