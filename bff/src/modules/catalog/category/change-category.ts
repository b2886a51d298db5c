import type * as contract from '@mendian/shared/catalog/category.contract.ts';
import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { chainMenusChanged } from '../menu-version.ts';
import { sameIds } from '../same-ids.ts';
import { readCategories } from './list-categories.ts';

type View = contract.CategoryViewData;

/** Makes a category, behind all others. */
export const createCategory = async (ctx: Context, { name }: InputOf<typeof contract.createCategory>): Promise<View> => {
  const all = await lockAll(ctx);
  refuseTaken(all, name, null);
  const id = ctx.newId();
  await ctx.sql.insert('category', [{ id, name, position: Math.max(-1, ...all.map(({ position }) => position)) + 1 }]);
  audit(ctx, { action: 'category.created', subject: id, detail: { name } });
  await chainMenusChanged(ctx);
  return { id, name, products: 0, hidden: false };
};

export const renameCategory = async (ctx: Context, { categoryId, name }: InputOf<typeof contract.renameCategory>): Promise<View> => {
  const all = await lockAll(ctx);
  const category = all.find(({ id }) => id === categoryId);
  if (category === undefined) throw refuse('thing/not-found');
  refuseTaken(all, name, categoryId);
  if (category.name !== name) {
    await ctx.sql.run('UPDATE category SET name = ? WHERE id = ?', [name, categoryId]);
    audit(ctx, { action: 'category.renamed', subject: categoryId, detail: { from: category.name, to: name } });
    await chainMenusChanged(ctx);
  }
  return (await readCategories(ctx.sql)).find(({ id }) => id === categoryId)!;
};

/** Takes a category with all that is in it off every menu, or puts it back; what is in a combo stays in it. The same again changes nothing. */
export const hideCategory = async (ctx: Context, { categoryId, hidden }: InputOf<typeof contract.hideCategory>): Promise<View> => {
  await lockAll(ctx);
  const category = (await readCategories(ctx.sql)).find(({ id }) => id === categoryId);
  if (category === undefined) throw refuse('thing/not-found');
  if (category.hidden !== hidden) {
    await ctx.sql.run('UPDATE category SET hidden = ? WHERE id = ?', [hidden ? 1 : 0, categoryId]);
    audit(ctx, { action: hidden ? 'category.hidden' : 'category.shown', subject: categoryId, detail: { name: category.name } });
    await chainMenusChanged(ctx);
  }
  return { ...category, hidden };
};

/** Puts all categories into a new order; refused when they are not the ones there are. */
export const orderCategories = async (
  ctx: Context,
  { categoryIds }: InputOf<typeof contract.orderCategories>,
): Promise<ReplyOf<typeof contract.orderCategories>> => {
  const all = await lockAll(ctx);
  if (!sameIds(all, categoryIds)) throw refuseCatalog('catalog/order-incomplete');
  for (const [position, id] of categoryIds.entries()) ctx.sql.later.run('UPDATE category SET position = ? WHERE id = ?', [position, id]);
  await chainMenusChanged(ctx);
  return { items: await readCategories(ctx.sql) };
};

/** Deletes a category that no product is in, on sale or not. */
export const deleteCategory = async (ctx: Context, { categoryId }: InputOf<typeof contract.deleteCategory>): Promise<object> => {
  const all = await lockAll(ctx);
  const category = all.find(({ id }) => id === categoryId);
  if (category === undefined) throw refuse('thing/not-found');
  const inside = await ctx.sql.one<{ number: number }>('SELECT COUNT(*) AS number FROM product WHERE category_id = ?', [categoryId]);
  if (inside!.number > 0)
    throw refuseCatalog(
      'catalog/category-in-use',
      { products: inside!.number },
      `“${category.name}”里还有 ${inside!.number} 个商品，请先移走再删除`,
    );
  await ctx.sql.run('DELETE FROM category WHERE id = ?', [categoryId]);
  audit(ctx, { action: 'category.deleted', subject: categoryId, detail: { name: category.name } });
  await chainMenusChanged(ctx);
  return {};
};

type Row = { readonly id: string; readonly name: string; readonly position: number };

/** Whoever changes categories, or puts a product into one, waits for the other. */
const lockAll = ({ sql }: Context): Promise<Row[]> => sql.all<Row>(`SELECT id, name, position FROM category ORDER BY id${sql.lock}`);

const refuseTaken = (all: readonly Row[], name: string, except: string | null): void => {
  if (all.some((one) => one.name === name && one.id !== except)) throw refuseCatalog('catalog/category-name-taken');
};
