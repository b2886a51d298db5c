import { useState } from 'react';
import { editCatalogue } from '@mendian/shared/catalog/catalog.permissions.ts';
import { listCategories } from '@mendian/shared/catalog/category.contract.ts';
import { listProducts, orderProducts } from '@mendian/shared/catalog/product.contract.ts';
import { priceUnits } from '@mendian/shared/catalog/sku-words.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useCursorList, useDeskQuery } from '../../platform/desk-query.ts';
import { go, useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect, SearchField, Segmented } from '../../ui/desk/filter-bar.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import { Thumb } from '../../ui/desk/thumb.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { moneyText } from '../../ui/money-text.ts';
import { catalogueParts, kindOf, kindWords, standingOf, type Product } from './catalogue-words.ts';
import { moved } from './moved.ts';
import { ProductForm } from './product-form.tsx';

const byDefault = { text: '', categoryId: '', onSale: '', kind: '' };
type Filters = typeof byDefault;
const perPage = 100;

/** Everything the chain sells or sold, in the order of its menu. */
export const ProductsPage = () => {
  const { desk } = useDesk();
  const mayEdit = useMay(editCatalogue.key) && desk === 'hq';
  const [filters, setFilters] = useFilters(byDefault);
  const [adding, setAdding] = useState(false);
  const list = useCursorList(listProducts, { ...asked(filters), limit: perPage });
  const order = useOrderColumn(filters.categoryId, list.rows);
  const arranged = filters.categoryId !== '' && filters.text + filters.onSale + filters.kind === '' && list.more === null;
  return (
    <Page>
      <PageHead
        title="商品"
        sentence="全部门店共用的商品；各层级的价格在“价格”，各店卖不卖在“门店菜单”"
        actions={
          mayEdit ? (
            <Button look="main" onClick={() => setAdding(true)}>
              新建商品
            </Button>
          ) : undefined
        }
      />
      <Filter filters={filters} onChange={setFilters} />
      <DataTable
        label="商品"
        list={list}
        columns={mayEdit && arranged ? [...columns, order] : columns}
        rowKey={({ id }) => id}
        rowTo={({ id }) => ({ to: `/products/${id}` })}
        empty={{ title: '没有符合条件的商品', text: '换一个名称、分类或状态再找。' }}
      />
      {adding ? <ProductForm product={null} onSaved={(id) => go(`/products/${id}`)} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

/** The address holds what anybody may have typed into it: the server refuses what it does not know. */
const asked = (filters: Filters) => filters as Filters & { kind: 'portion' | 'weight' | 'combo' };

const all = { value: '', name: '全部' };

const Filter = ({ filters, onChange }: { filters: Filters; onChange: (changed: Partial<Filters>) => void }) => {
  const categories = useDeskQuery(listCategories, {}).data?.items ?? [];
  return (
    <FilterBar>
      <SearchField label="商品或规格名称" value={filters.text} onChange={(text) => onChange({ text })} />
      <FilterSelect
        label="分类"
        value={filters.categoryId}
        options={[all, ...categories.map(({ id, name, products }) => ({ value: id, name: `${name}（${products}）` }))]}
        onChange={(categoryId) => onChange({ categoryId })}
      />
      <FilterSelect
        label="卖法"
        value={filters.kind}
        options={[all, ...Object.entries(kindWords).map(([value, name]) => ({ value, name }))]}
        onChange={(kind) => onChange({ kind })}
      />
      <Segmented
        label="状态"
        value={filters.onSale}
        options={[all, { value: '1', name: '在售' }, { value: '0', name: '已停售' }]}
        onChange={(onSale) => onChange({ onSale })}
      />
    </FilterBar>
  );
};

/** `¥8.00 起`: the least of what it is asked for at head office. */
const priceText = ({ skus }: Product): string => {
  const prices = skus.map(({ price }) => price);
  const least = Math.min(...prices);
  return `${moneyText(least)}${prices.some((price) => price !== least) ? ' 起' : ''}`;
};

const columns: readonly Column<Product>[] = [
  { key: 'name', head: '商品', width: 260, cell: ({ picture, name }) => <Thumb picture={picture}>{name}</Thumb> },
  { key: 'category', head: '分类', width: 140, cell: ({ category }) => category.name },
  {
    key: 'kind',
    head: '卖法',
    cell: (product) => (product.combo ? <Tag tone="accent">套餐</Tag> : kindWords[kindOf(product)]),
  },
  { key: 'skus', head: '规格', width: 200, cell: ({ skus }) => skus.map(({ name }) => name).join('、') },
  { key: 'price', head: '总部价', align: 'right', cell: priceText },
  { key: 'unit', head: '单位', cell: ({ soldBy }) => priceUnits[soldBy] },
  { key: 'options', head: '选项组', width: 180, cell: ({ options }) => options.map(({ name }) => name).join('、') },
  { key: 'tags', head: '标签', width: 120, cell: ({ tags }) => tags.join('、') },
  {
    key: 'state',
    head: '状态',
    cell: (product) => <StatusDot tone={standingOf(product).tone}>{standingOf(product).word}</StatusDot>,
  },
];

/** Within one category, all of it: where a product stands on the menu. */
const useOrderColumn = (categoryId: string, rows: readonly Product[]): Column<Product> => {
  const { call } = useDesk();
  const move = useAction(
    ({ from, by }: { from: number; by: number }) => call(orderProducts, { categoryId, productIds: moved(rows, from, by) }),
    {
      refreshes: catalogueParts,
    },
  );
  return {
    key: 'order',
    head: '菜单顺序',
    cell: (row) => {
      const at = rows.indexOf(row);
      return (
        <>
          <Button aria-label={`上移 ${row.name}`} disabled={at === 0} onClick={() => move.run({ from: at, by: -1 })}>
            ↑
          </Button>
          <Button aria-label={`下移 ${row.name}`} disabled={at === rows.length - 1} onClick={() => move.run({ from: at, by: 1 })}>
            ↓
          </Button>
        </>
      );
    },
  };
};
