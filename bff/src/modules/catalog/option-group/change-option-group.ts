import { refuseCatalog } from '@mendian/shared/catalog/catalog.errors.ts';
import type * as contract from '@mendian/shared/catalog/option-group.contract.ts';
import type { InputOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/context.ts';
import { chainMenusChanged } from '../menu-version.ts';
import { copyOptions } from './copy-options.ts';
import { groupOf, readOptionGroups, type OptionGroupRow } from './read-option-groups.ts';

type View = contract.OptionGroupViewData;
type Given = Omit<InputOf<typeof contract.createOptionGroup>, never>;

export const createOptionGroup = async (ctx: Context, given: Given): Promise<View> => {
  const id = ctx.newId();
  await ctx.sql.insert('option_group', [{ id, ...columns(ctx, given, []), created_at: ctx.now }]);
  audit(ctx, { action: 'option-group.created', subject: id, detail: { name: given.name } });
  return find(ctx, id);
};

/** Changes a group and everything that uses it. A choice that keeps its id stays the same choice in carts and orders. */
export const updateOptionGroup = async (ctx: Context, { groupId, ...given }: InputOf<typeof contract.updateOptionGroup>): Promise<View> => {
  const row = await lock(ctx, groupId);
  const { name, kind, max, choices } = columns(
    ctx,
    given,
    groupOf(row).choices.map(({ id }) => id),
  );
  await ctx.sql.run('UPDATE option_group SET name = ?, kind = ?, max = ?, choices = ? WHERE id = ?', [name, kind, max, choices, groupId]);
  const uses = await ctx.sql.all<{ product_id: string }>('SELECT product_id FROM product_option WHERE group_id = ?', [groupId]);
  await copyOptions(
    ctx,
    uses.map(({ product_id }) => product_id),
  );
  audit(ctx, { action: 'option-group.changed', subject: groupId, detail: { name } });
  await chainMenusChanged(ctx);
  return find(ctx, groupId);
};

/** Deletes a group that no product uses; refused with the names of those that do. */
export const deleteOptionGroup = async (ctx: Context, { groupId }: { groupId: string }): Promise<object> => {
  const { name } = await lock(ctx, groupId);
  const { products } = await find(ctx, groupId);
  if (products.length > 0) {
    const named = products.slice(0, 5).map((product) => product.name);
    throw refuseCatalog(
      'catalog/option-group-in-use',
      { products: products.map(({ id }) => id) },
      `“${name}”还在用于${named.join('、')}${products.length > named.length ? ` 等 ${products.length} 个商品` : ''}，请先从商品里去掉`,
    );
  }
  await ctx.sql.run('DELETE FROM option_group WHERE id = ?', [groupId]);
  audit(ctx, { action: 'option-group.deleted', subject: groupId, detail: { name } });
  return {};
};

/** A choice with an id that the group has not is a new one, as is one without. */
const columns = (ctx: Context, { name, kind, max, choices }: Given, known: readonly string[]) => ({
  name,
  kind,
  max: kind === 'one' ? 1 : Math.min(max, choices.length),
  choices: JSON.stringify(
    choices.map((choice) => ({ ...choice, id: choice.id !== null && known.includes(choice.id) ? choice.id : ctx.newId() })),
  ),
});

const lock = async ({ sql }: Context, groupId: string): Promise<OptionGroupRow> => {
  const row = await sql.one<OptionGroupRow>(`SELECT id, name, kind, max, choices FROM option_group WHERE id = ?${sql.lock}`, [groupId]);
  if (row === null) throw refuse('thing/not-found');
  return row;
};

const find = async ({ sql }: Context, groupId: string): Promise<View> => (await readOptionGroups(sql)).find(({ id }) => id === groupId)!;
