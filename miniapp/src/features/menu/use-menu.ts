import { getMenu, type MenuData } from '@mendian/shared/catalog/catalog.contract.ts';
import { isMenu, wholeMenu } from '@mendian/shared/catalog/whole-menu.ts';
import { useMemo } from 'react';
import { call } from '../../platform/call.ts';
import { keepAmong, recall } from '../../platform/storage.ts';
import { useRead } from '../../platform/use-read.ts';

/** Menus of so many stores are kept on the phone. */
const menusMax = 6;

/** A store's menu: the last one seen at once, then the fresh one, and again when the page is shown again. */
export const useMenu = (storeId: string) => {
  const { data: fresh, ...reading } = useRead<MenuData>(
    storeId,
    async () => {
      const menu = await call(getMenu, { storeId });
      keepAmong('menu', storeId, menu, menusMax);
      return menu;
    },
    { onShow: true },
  );
  const kept = useMemo(() => keptMenu(storeId), [storeId]);
  const menu = fresh ?? kept;
  const data = useMemo(() => (menu === null ? null : wholeMenu(menu)), [menu]);
  return { ...reading, data };
};

/** A copy kept by an earlier version of this app, in a form of its own, is no menu. */
const keptMenu = (storeId: string): MenuData | null => {
  const kept = recall<unknown>(`menu:${storeId}`);
  return isMenu(kept) ? kept : null;
};
