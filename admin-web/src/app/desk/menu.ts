import type { MeData } from '@mendian/shared/account/sign-in.contract.ts';
import type { Desk } from '@mendian/shared/kernel/endpoint.ts';
import { groups, type DeskPage } from './routes.ts';

export const mayOpen = (page: Pick<DeskPage, 'permission'>, { permissions }: Pick<MeData, 'permissions'>): boolean =>
  page.permission === null || permissions.includes(page.permission);

/** What somebody finds in the menu: the pages of this desk that he may open, by group; groups without any are left out. */
export const menuOf = (pages: readonly DeskPage[], desk: Desk, me: Pick<MeData, 'permissions'>) =>
  groups
    .map((group) => ({
      group,
      pages: pages.filter((page) => page.group === group && page.desks.includes(desk) && !page.path.includes(':') && mayOpen(page, me)),
    }))
    .filter(({ pages: found }) => found.length > 0);
