import { setSells } from '@mendian/shared/catalog/assortment.contract.ts';
import { priceUnits, quantityText, skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import { useDesk } from '../../platform/desk.ts';
import type { Column } from '../../ui/desk/data-table.tsx';
import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import { Thumb } from '../../ui/desk/thumb.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { moneyText } from '../../ui/money-text.ts';
import { levelParts, sellsWords } from './level-words.ts';
import { isSold, type MenuLine } from './menu-lines.ts';
import { SoldOutSwitch } from './sold-out-switch.tsx';

type About = { readonly node: string; readonly levels: readonly LevelViewData[]; readonly canSet: boolean; readonly ofStore: boolean };

export const useMenuColumns = ({ node, levels, canSet, ofStore }: About): Column<MenuLine>[] => {
  const sells = useSellsColumn(node, canSet, levels.length === 1);
  return [
    {
      key: 'name',
      head: '商品',
      width: 280,
      cell: ({ row, sku }) => (
        <Thumb picture={row.picture}>
          {skuText({ name: row.name, skuName: sku?.skuName ?? '' })}
          {row.combo ? <Tag tone="accent">套餐</Tag> : null}
        </Thumb>
      ),
    },
    { key: 'category', head: '分类', width: 120, cell: ({ row }) => row.category },
    { key: 'sold', head: ofStore ? '菜单上' : '这一级', cell: (line) => <Sold line={line} ofStore={ofStore} /> },
    {
      key: 'from',
      head: '由谁决定',
      width: 150,
      cell: ({ row, first }) => (first ? <DecidedBy row={row} node={node} ofStore={ofStore} /> : null),
    },
    sells,
    ...(ofStore ? storeColumns(node) : []),
  ];
};

const Sold = ({ line, ofStore }: { line: MenuLine; ofStore: boolean }) => {
  const { row, sku } = line;
  if (!row.onSale || sku?.onSale === false) return <StatusDot>总部已停售</StatusDot>;
  if (row.hidden) return <StatusDot tone="warm">分类已隐藏</StatusDot>;
  if (isSold(line)) return <StatusDot tone="good">卖</StatusDot>;
  return <StatusDot tone={row.sells === null ? 'plain' : 'warm'}>{row.sells === null && !ofStore ? '各店自定' : '不卖'}</StatusDot>;
};

const DecidedBy = ({ row, node, ofStore }: { row: MenuLine['row']; node: string; ofStore: boolean }) => {
  if (row.from !== null)
    return <Tag tone={row.from.node === node ? 'accent' : 'plain'}>{row.from.node === node ? '本级' : row.from.name}</Tag>;
  return <span className="cell-note">{!ofStore ? '没有设置' : row.kept === true ? '有库存记录' : '没有库存记录'}</span>;
};

const useSellsColumn = (node: string, canSet: boolean, top: boolean): Column<MenuLine> => {
  const { call } = useDesk();
  const set = useAction(
    ({ productId, sells }: { productId: string; name: string; sells: boolean | null }) =>
      call(setSells, { node, productIds: [productId], sells }),
    {
      said: ({ name, sells }) => (sells === null ? `“${name}”听上一级的` : `“${name}”在这一级设为${sells ? '卖' : '不卖'}`),
      refreshes: levelParts,
    },
  );
  return {
    key: 'own',
    head: '本级设置',
    cell: ({ row, first }) => {
      if (!first) return null;
      const own = row.own === null ? '' : row.own ? 'yes' : 'no';
      const words = sellsWords(top);
      if (!canSet) return words[own];
      return (
        <select
          className="sell-select"
          aria-label={`${row.name}在这一级`}
          value={own}
          disabled={set.doing?.productId === row.productId}
          onChange={({ target: { value } }) =>
            set.run({ productId: row.productId, name: row.name, sells: value === '' ? null : value === 'yes' })
          }
        >
          {Object.entries(words).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      );
    },
  };
};

/** What a store's customers pay, and whether they can have it now. */
const storeColumns = (node: string): Column<MenuLine>[] => [
  { key: 'price', head: '售价', align: 'right', cell: ({ sku }) => (sku === null ? '' : <b>{moneyText(sku.price)}</b>) },
  { key: 'unit', head: '单位', cell: ({ sku }) => (sku === null ? '' : priceUnits[sku.soldBy]) },
  {
    key: 'price-from',
    head: '价格来自',
    width: 150,
    cell: ({ sku }) =>
      sku === null ? (
        ''
      ) : (
        <Tag tone={sku.priceFrom.node === 'chain' ? 'plain' : 'warm'}>{sku.priceFrom.node === node ? '本店' : sku.priceFrom.name}</Tag>
      ),
  },
  {
    key: 'saleable',
    head: '可售',
    align: 'right',
    cell: (line) => (line.sku === null || !isSold(line) ? '' : quantityText(line.sku.soldBy, line.sku.saleable)),
  },
  {
    key: 'out',
    head: '小程序里',
    cell: (line) =>
      line.sku === null || !isSold(line) ? '' : <SoldOutSwitch storeId={node.slice('store:'.length)} name={line.row.name} sku={line.sku} />,
  },
];
