import { nodeOf } from '@mendian/shared/account/scope.ts';
import type { Context } from '../../platform/context.ts';

/** Stand beside the stores' ids: what all menus are made of, and which prices are planned. */
export const chainMenus = 'chain';
export const plannedMenus = 'plans';

/** A store's menu has changed: it gets a new version, and the store's terminals are told to read their products again. */
export const menuChanged = async (ctx: Context, storeId: string): Promise<void> => {
  await turn(ctx, storeId);
  ctx.tell(storeId, { kind: 'products' });
};

/** The menus of all stores have changed. Their terminals read their products again when they are next looked at. */
export const chainMenusChanged = async (ctx: Context): Promise<void> => {
  await turn(ctx, chainMenus);
  ctx.announce({ menus: [chainMenus] });
};

/** Other prices are planned than were before. */
export const plansChanged = async (ctx: Context): Promise<void> => {
  await turn(ctx, plannedMenus);
  ctx.announce({ menus: [plannedMenus] });
};

const storesAtOnce = 1_000;

/** The menus of all stores under a level have changed. */
export const menusChangedUnder = async (ctx: Context, node: string): Promise<void> => {
  const level = nodeOf(node);
  if (level.kind === 'chain') return chainMenusChanged(ctx);
  if (level.kind === 'store') return menuChanged(ctx, level.id);
  const rows = await ctx.sql.all<{ id: string }>(
    `SELECT id FROM store WHERE ${level.kind === 'branch' ? 'branch_id' : 'owner_id'} = ? ORDER BY id`,
    [level.id],
  );
  const menus = rows.map(({ id }) => id);
  for (let from = 0; from < menus.length; from += storesAtOnce)
    await ctx.sql.run('UPDATE menu_version SET version = version + 1 WHERE store_id IN (?)', [menus.slice(from, from + storesAtOnce)]);
  ctx.announce({ menus });
};

const turn = async (ctx: Context, of: string): Promise<void> => {
  if ((await ctx.sql.increment('menu_version', 'version', 1, { store_id: of })) === null)
    await ctx.sql.insert('menu_version', [{ store_id: of, version: 1 }], { ignore: true });
};
