import { useRouter } from '@tarojs/taro';
import type { WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { useEffect, useState } from 'react';
import { CartBar } from '../../features/cart/cart-bar.tsx';
import { chooseMode, useDraft } from '../../features/checkout/draft.ts';
import { Menu, MenuBones } from '../../features/menu/menu.tsx';
import { OptionsSheet } from '../../features/menu/options-sheet.tsx';
import { useMenu } from '../../features/menu/use-menu.ts';
import { where } from '../../features/place/where.ts';
import { useStore, withDistance } from '../../features/store/my-stores.ts';
import { StoreBar } from '../../features/store/store-bar.tsx';
import { go } from '../../platform/go.ts';
import { useShared } from '../../platform/shared-state.ts';
import { Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMenuCart } from './use-menu-cart.ts';

const MenuPage = () => {
  const { storeId = '', mode } = useRouter().params;
  const store = useStore(storeId);
  const menu = useMenu(storeId);
  const { draft } = useDraft(storeId);
  const place = useShared(where);
  const [open, setOpen] = useState<WholeProduct | null>(null);
  const { cart, piecesOf, add, less } = useMenuCart(storeId, menu.data);
  useEffect(() => {
    if (mode === 'pickup' || mode === 'delivery') chooseMode(storeId, mode);
  }, [storeId, mode]);
  const minimum = draft.mode === 'delivery' ? (store.data?.delivery?.minimum ?? 0) : 0;

  return (
    <Screen shape="full">
      <StoreBar
        store={withDistance(store.data, place)}
        mode={draft.mode}
        onMode={(next: OrderMode) => chooseMode(storeId, next)}
        onOther={() => go.stores(draft.mode)}
      />
      {menu.data === null ? (
        menu.failure === null ? (
          <MenuBones />
        ) : (
          <Failure failure={menu.failure} onRetry={menu.refresh} />
        )
      ) : (
        <>
          <StaleLine failure={menu.failure} onRetry={menu.refresh} />
          <Menu menu={menu.data} piecesOf={piecesOf} onOpen={setOpen} onAdd={add} onLess={less} />
          <CartBar cart={cart} minimum={minimum} onGoOn={() => go.checkout(storeId)} />
        </>
      )}
      {open === null ? null : (
        <OptionsSheet
          key={open.id}
          product={open}
          onClose={() => setOpen(null)}
          onAdd={(product, line) => {
            cart.add(product, line);
            setOpen(null);
          }}
        />
      )}
    </Screen>
  );
};

export default MenuPage;
