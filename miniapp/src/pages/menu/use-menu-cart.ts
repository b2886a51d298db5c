import type { WholeMenu, WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { useCallback, useEffect, useRef } from 'react';
import { useCart } from '../../features/cart/use-cart.ts';
import { firstPick } from '../../features/menu/picked.ts';

/** The cart as the menu's rows need it. Its functions stay the same, so that rows that did not change are not drawn again. */
export const useMenuCart = (storeId: string, menu: WholeMenu | null) => {
  const cart = useCart(storeId);
  const latest = useRef(cart);
  latest.current = cart;

  useEffect(() => {
    if (menu !== null) latest.current.freshen(menu);
  }, [menu]);

  const add = useCallback((product: WholeProduct) => latest.current.add(product, firstPick(product)), []);
  const less = useCallback((product: WholeProduct) => {
    const index = latest.current.items.findIndex((item) => item.productId === product.id);
    if (index !== -1) latest.current.step(index, -1);
  }, []);
  const piecesOf = (product: WholeProduct): number =>
    cart.items.reduce((all, item) => all + (item.productId === product.id ? item.line.pieces : 0), 0);
  return { cart, piecesOf, add, less };
};
