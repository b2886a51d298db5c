import { priceUnits, skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { LevelViewData } from '@mendian/shared/catalog/level.ts';
import type { PriceRowData } from '@mendian/shared/catalog/price.contract.ts';
import type { Column } from '../../ui/desk/data-table.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Tag } from '../../ui/desk/tag.tsx';
import { Thumb } from '../../ui/desk/thumb.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { levelKindOf } from './level-words.ts';

/** The price that counts, the level it comes from, then what each level asks for itself: struck out where a nearer one covers it. */
export const priceColumns = (levels: readonly LevelViewData[]): Column<PriceRowData>[] => [
  {
    key: 'name',
    head: '商品',
    width: 220,
    cell: (row) => (
      <Thumb picture={row.picture}>
        {skuText(row)}
        {row.onSale ? null : (
          <>
            {' '}
            <Tag>已停售</Tag>
          </>
        )}
      </Thumb>
    ),
  },
  // A store has so many levels above it that they need the room.
  ...(levels.length > 2 ? [] : [categoryColumn]),
  { key: 'amount', head: '售价', align: 'right', cell: ({ amount }) => <b>{moneyText(amount)}</b> },
  { key: 'unit', head: '单位', cell: ({ soldBy }) => priceUnits[soldBy] },
  { key: 'from', head: '来自', width: 130, cell: ({ from }) => <FromTag from={from} here={levels.at(-1)?.node} /> },
  {
    key: 'next',
    head: '下一次改价',
    cell: ({ next, amount, from }) =>
      next === null ? null : (
        <>
          {momentOf(next.at)} 起 <b className={next.amount > amount ? 'price-up' : 'price-down'}>{moneyText(next.amount)}</b>
          {next.from.node === from.node ? null : (
            <span className="cell-note" title={next.from.name}>
              {' '}
              {levelKindOf(next.from.node)}
            </span>
          )}
        </>
      ),
  },
  ...(levels.length < 2 ? [] : levels.map((level, index) => ownColumn(level, index))),
];

const categoryColumn: Column<PriceRowData> = { key: 'category', head: '分类', width: 110, cell: ({ category }) => category };

const FromTag = ({ from, here }: { from: LevelViewData; here: string | undefined }) => (
  <Tag tone={from.node === 'chain' ? 'plain' : from.node === here ? 'accent' : 'warm'}>
    {from.node === here && here !== 'chain' ? '本级' : from.name}
  </Tag>
);

const ownColumn = ({ node, name }: LevelViewData, index: number): Column<PriceRowData> => ({
  key: node,
  head: (
    <span className="head-level" title={name}>
      {name}
    </span>
  ),
  align: 'right',
  cell: ({ own, from }) => {
    const amount = own[index] ?? null;
    if (amount === null) return <span className="price-none">—</span>;
    return <span className={from.node === node ? 'price-counts' : 'price-covered'}>{moneyText(amount)}</span>;
  },
});
