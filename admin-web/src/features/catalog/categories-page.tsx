import { useState } from 'react';
import { hideCategory, listCategories, orderCategories, type CategoryViewData } from '@mendian/shared/catalog/category.contract.ts';
import { editCatalogue } from '@mendian/shared/catalog/catalog.permissions.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { useAction } from '../../ui/desk/use-action.ts';
import { DeskLink } from '../../ui/desk/link.tsx';
import { catalogueParts } from './catalogue-words.ts';
import { moved } from './moved.ts';
import { CategoryForm, DeleteCategory } from './category-dialogs.tsx';

type Opened = { readonly what: 'name' | 'delete'; readonly category: CategoryViewData } | { readonly what: 'new' } | null;

/** The menu's categories in their order; head office arranges, names and hides them. */
export const CategoriesPage = () => {
  const { desk } = useDesk();
  const mayEdit = useMay(editCatalogue.key) && desk === 'hq';
  const answer = useDeskQuery(listCategories, {});
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const steps = useCategorySteps(answer.data?.items ?? [], setOpened);
  return (
    <Page>
      <PageHead
        title="分类"
        sentence="按菜单上的顺序。隐藏的分类不在任何门店的菜单上，里面的商品也不能单点；放在套餐里的照常卖"
        actions={
          mayEdit ? (
            <Button look="main" onClick={() => setOpened({ what: 'new' })}>
              新建分类
            </Button>
          ) : undefined
        }
      />
      <DataTable
        label="分类"
        list={listOf(answer, answer.data?.items)}
        columns={mayEdit ? [...columns, steps] : columns}
        rowKey={({ id }) => id}
        empty={{ title: '还没有分类', text: '商品都在分类里，先建一个分类，再建商品。' }}
      />
      {opened?.what === 'new' ? <CategoryForm category={null} onClose={close} /> : null}
      {opened?.what === 'name' ? <CategoryForm category={opened.category} onClose={close} /> : null}
      {opened?.what === 'delete' ? <DeleteCategory category={opened.category} onClose={close} /> : null}
    </Page>
  );
};

const columns: readonly Column<CategoryViewData>[] = [
  { key: 'name', head: '名称', width: 320, cell: ({ name }) => name },
  {
    key: 'products',
    head: '商品（个）',
    align: 'right',
    cell: ({ id, products }) =>
      products === 0 ? (
        0
      ) : (
        <DeskLink to="/products" query={{ categoryId: id }}>
          {products}
        </DeskLink>
      ),
  },
  {
    key: 'hidden',
    head: '菜单上',
    cell: ({ hidden }) => <StatusDot tone={hidden ? 'warm' : 'good'}>{hidden ? '已隐藏' : '显示'}</StatusDot>,
  },
];

const useCategorySteps = (all: readonly CategoryViewData[], open: (opened: Opened) => void): Column<CategoryViewData> => {
  const { call } = useDesk();
  const hide = useAction(({ id, hidden }: CategoryViewData) => call(hideCategory, { categoryId: id, hidden: !hidden }), {
    said: ({ name, hidden }) => (hidden ? `“${name}”回到菜单上了` : `“${name}”已从所有菜单上隐藏`),
    refreshes: catalogueParts,
  });
  const move = useAction(({ from, by }: { from: number; by: number }) => call(orderCategories, { categoryIds: moved(all, from, by) }), {
    refreshes: catalogueParts,
  });
  return {
    key: 'steps',
    head: '操作',
    cell: (row) => {
      const at = all.findIndex(({ id }) => id === row.id);
      return (
        <>
          <Button aria-label={`上移 ${row.name}`} disabled={at === 0} onClick={() => move.run({ from: at, by: -1 })}>
            ↑
          </Button>
          <Button aria-label={`下移 ${row.name}`} disabled={at === all.length - 1} onClick={() => move.run({ from: at, by: 1 })}>
            ↓
          </Button>
          <Button onClick={() => open({ what: 'name', category: row })}>改名</Button>
          <Button busy={hide.doing?.id === row.id} onClick={() => hide.run(row)}>
            {row.hidden ? '显示' : '隐藏'}
          </Button>
          {row.products === 0 ? <Button onClick={() => open({ what: 'delete', category: row })}>删除</Button> : null}
        </>
      );
    },
  };
};
