import type { MenuData } from '@mendian/shared/catalog/catalog.contract.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { ReadContext } from '../../platform/context.ts';
import type { Cached } from '../../platform/send-bytes.ts';
import type { Reads } from '../../platform/sql.ts';
import { buildMenu } from './build-menu.ts';
import type { Catalogue } from './catalogue.ts';
import { chainMenus, plannedMenus } from './menu-version.ts';
import type { MenuVersions } from './menu-versions.ts';
import type { PlannedTurns } from './planned-turns.ts';

export type Menus = {
  readonly versions: MenuVersions;
  readonly catalogue: (sql: Reads, version: number) => Promise<Catalogue>;
  readonly turns: PlannedTurns;
};

/**
 * Which version a store's menu has now, and how it is built when nobody asked for that version yet. It is made of the store's own
 * version, the chain's, and the last planned price that has begun or ended, so that a menu changes at that minute by itself.
 */
export const getMenu =
  ({ versions, catalogue, turns }: Menus) =>
  async ({ sql, now }: ReadContext, { storeId }: { storeId: string }): Promise<Cached<MenuData>> => {
    const own = await versions.of(sql, storeId);
    if (own === null || storeId === chainMenus || storeId === plannedMenus) throw refuse('thing/not-found');
    const chain = (await versions.of(sql, chainMenus)) ?? 0;
    const offered = await catalogue(sql, chain);
    const turned = await turns.last(sql, (await versions.of(sql, plannedMenus)) ?? 0, storeId, now);
    const version = `${own}.${chain}.${offered.revision}.${turned}`;
    return { key: storeId, version, build: () => buildMenu(sql, storeId, offered, now) };
  };
