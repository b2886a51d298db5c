import { permission } from '../kernel/permission.ts';

export const viewCatalogue = permission('catalog.view', '商品', '查看商品、分类、选项');
export const editCatalogue = permission('catalog.edit', '商品', '编辑商品、分类、选项和图片');
export const viewPrices = permission('price.view', '商品', '查看价格');
export const setPrices = permission('price.set', '商品', '改价、计划改价');
export const viewAssortment = permission('assortment.view', '商品', '查看门店菜单');
export const setAssortment = permission('assortment.set', '商品', '设置门店菜单');
