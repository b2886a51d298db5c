import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Count, Id, Nothing, textFrom1To } from '../kernel/fields.ts';
import { editCatalogue, viewCatalogue } from './catalog.permissions.ts';

export const CategoryView = v.object({
  id: Id,
  name: v.string(),
  /** Products in it, on sale or not. */ products: Count,
  hidden: v.boolean(),
});
export type CategoryViewData = v.InferOutput<typeof CategoryView>;

const CategoryName = textFrom1To(30);

export const listCategories = deskEndpoint({
  method: 'GET',
  path: '/categories',
  summary: '商品分类，按菜单顺序',
  permission: viewCatalogue,
  stale: true,
  input: Nothing,
  reply: v.object({ items: v.array(CategoryView) }),
  refusals: [],
});

export const createCategory = endpoint({
  method: 'POST',
  path: '/api/hq/categories',
  summary: '新建分类，排在最后',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'key',
  input: v.object({ name: CategoryName }),
  reply: CategoryView,
  refusals: ['catalog/category-name-taken'],
});

export const renameCategory = endpoint({
  method: 'PUT',
  path: '/api/hq/categories/:categoryId',
  summary: '改分类名称',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'natural',
  input: v.object({ categoryId: Id, name: CategoryName }),
  reply: CategoryView,
  refusals: ['thing/not-found', 'catalog/category-name-taken'],
});

export const hideCategory = endpoint({
  method: 'PUT',
  path: '/api/hq/categories/:categoryId/hidden',
  summary: '隐藏或恢复一个分类：隐藏后，里面的商品不在任何菜单上，也不能下单；放在套餐里的照常卖',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'natural',
  input: v.object({ categoryId: Id, hidden: v.boolean() }),
  reply: CategoryView,
  refusals: ['thing/not-found'],
});

export const orderCategories = endpoint({
  method: 'PUT',
  path: '/api/hq/category-order',
  summary: '分类排序：给出全部分类的新顺序',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'natural',
  input: v.object({ categoryIds: v.pipe(v.array(Id), v.maxLength(200)) }),
  reply: v.object({ items: v.array(CategoryView) }),
  refusals: ['catalog/order-incomplete'],
});

export const deleteCategory = endpoint({
  method: 'DELETE',
  path: '/api/hq/categories/:categoryId',
  summary: '删除空的分类',
  who: 'headOffice',
  permission: editCatalogue,
  repeat: 'natural',
  input: v.object({ categoryId: Id }),
  reply: Nothing,
  refusals: ['thing/not-found', 'catalog/category-in-use'],
});
