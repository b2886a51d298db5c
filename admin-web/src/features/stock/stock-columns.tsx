import { quantityText, skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { Column } from '../../ui/desk/data-table.tsx';
import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import { Thumb } from '../../ui/desk/thumb.tsx';
import type { Stock } from './stock-words.ts';

const ofParts = <span className="cell-note">看组成商品</span>;

export const stockColumns: readonly Column<Stock>[] = [
  {
    key: 'name',
    head: '商品',
    width: 300,
    cell: (row) => (
      <Thumb picture={row.picture}>
        {skuText(row)} {row.combo ? <Tag tone="accent">套餐</Tag> : null}
      </Thumb>
    ),
  },
  { key: 'category', head: '分类', width: 140, cell: ({ category }) => category },
  { key: 'on-hand', head: '在库', align: 'right', cell: ({ combo, soldBy, onHand }) => (combo ? ofParts : quantityText(soldBy, onHand)) },
  {
    key: 'reserved',
    head: '已预留',
    align: 'right',
    cell: ({ combo, soldBy, reserved }) => (combo ? '' : reserved === 0 ? '0' : quantityText(soldBy, reserved)),
  },
  {
    key: 'saleable',
    head: '可售',
    align: 'right',
    cell: ({ soldBy, saleable, low }) => <b className={low ? 'stock-low' : ''}>{quantityText(soldBy, saleable)}</b>,
  },
  { key: 'warn', head: '预警线', align: 'right', cell: ({ soldBy, warnAt }) => (warnAt === null ? '' : quantityText(soldBy, warnAt)) },
  { key: 'state', head: '状态', cell: (row) => <State row={row} /> },
];

const State = ({ row: { sold, soldOut, saleable, onHand, combo, low } }: { row: Stock }) => {
  if (!combo && onHand < 0) return <StatusDot tone="hot">少于 0，请清点</StatusDot>;
  if (!sold) return <StatusDot>不在菜单上</StatusDot>;
  if (soldOut) return <StatusDot tone="hot">已设售罄</StatusDot>;
  if (saleable === 0) return <StatusDot tone="hot">没有了</StatusDot>;
  return low ? <StatusDot tone="warm">到预警线</StatusDot> : <StatusDot tone="good">在售</StatusDot>;
};
