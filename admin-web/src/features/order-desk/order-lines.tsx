import { partsText } from '@mendian/shared/catalog/combo.ts';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { DeskOrderData } from '@mendian/shared/order/order-desk.contract.ts';
import { listOfRows } from '../../platform/list.ts';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Section } from '../../ui/desk/page.tsx';
import { moneyText } from '../../ui/money-text.ts';
import './order-desk.css';
import { quantityOf } from './order-words.ts';

type Line = DeskOrderData['lines'][number];

/** What was chosen with it; of a combo, what is in each. */
const choiceOf = ({ choices, parts }: Line): string =>
  [...choices, ...(parts.length === 0 ? [] : [`每份含 ${partsText(parts)}`])].join('、') || '—';

const columns: readonly Column<Line>[] = [
  { key: 'name', head: '商品', width: 260, cell: skuText },
  { key: 'choices', head: '选项', width: 220, wrap: true, cell: choiceOf },
  { key: 'quantity', head: '数量', cell: quantityOf },
  { key: 'amount', head: '金额', align: 'right', cell: ({ amount }) => moneyText(amount) },
  { key: 'paid', head: '实付', align: 'right', cell: ({ paid }) => moneyText(paid) },
  { key: 'refunded', head: '已退', align: 'right', cell: ({ refunded }) => (refunded === 0 ? '—' : moneyText(refunded)) },
];

/** What was bought, line by line: what it cost and what went back. */
export const OrderLines = ({ order }: { order: DeskOrderData }) => (
  <Section title="商品">
    <DataTable
      label="商品"
      list={listOfRows(order.lines)}
      columns={columns}
      rowKey={({ no }) => String(no)}
      empty={{ title: '没有商品' }}
    />
    <p className="page-sentence order-sums">{sumsOf(order)}</p>
  </Section>
);

const sumsOf = ({ goods, discount, deliveryFee, payable, refunded }: DeskOrderData): string =>
  [
    `商品 ${moneyText(goods)}`,
    ...(discount === 0 ? [] : [`优惠 ${moneyText(-discount)}`]),
    ...(deliveryFee === 0 ? [] : [`配送费 ${moneyText(deliveryFee)}`]),
    `实付 ${moneyText(payable)}`,
    ...(refunded === 0 ? [] : [`已退 ${moneyText(refunded)}`]),
  ].join(' · ');
