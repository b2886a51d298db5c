import type { WholeMenu, WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import type { CartLineData } from '@mendian/shared/order/order-lines.ts';
import { useMemo } from 'react';
import { sharedState, useShared, type SharedState } from '../../platform/shared-state.ts';
import { keepAmong, recall } from '../../platform/storage.ts';
import { freshened, itemOf, stepped, withItem, type CartItem } from './cart.ts';

/** Carts of so many stores are kept on the phone. */
const cartsMax = 20;

const carts = new Map<string, SharedState<readonly CartItem[]>>();

const cartOf = (storeId: string): SharedState<readonly CartItem[]> => {
  const known = carts.get(storeId);
  if (known) return known;
  const state = sharedState<readonly CartItem[]>(recall<CartItem[]>(`cart:${storeId}`) ?? []);
  carts.set(storeId, state);
  return state;
};

const put = (storeId: string, items: readonly CartItem[]): void => {
  keepAmong('cart', storeId, items, cartsMax);
  cartOf(storeId).set(items);
};

export const cartItems = (storeId: string): readonly CartItem[] => cartOf(storeId).get();

/** An earlier order's lines take the place of what is in the cart. */
export const fillCart = (storeId: string, items: readonly CartItem[]): void => put(storeId, items);

export const emptyCart = (storeId: string): void => put(storeId, []);

/** A store's cart, the same for every page that looks at it. */
export const useCart = (storeId: string) => {
  const items = useShared(cartOf(storeId));
  return useMemo(
    () => ({
      items,
      add: (product: WholeProduct, line: CartLineData) => {
        const item = itemOf(product, line);
        if (item !== null) put(storeId, withItem(cartItems(storeId), item));
      },
      step: (index: number, steps: 1 | -1) => put(storeId, stepped(cartItems(storeId), index, steps)),
      remove: (index: number) =>
        put(
          storeId,
          cartItems(storeId).filter((_, at) => at !== index),
        ),
      freshen: (menu: WholeMenu) => {
        const fresh = freshened(cartItems(storeId), menu);
        if (JSON.stringify(fresh) !== JSON.stringify(cartItems(storeId))) put(storeId, fresh);
      },
      empty: () => put(storeId, []),
    }),
    [items, storeId],
  );
};

export type Cart = ReturnType<typeof useCart>;
