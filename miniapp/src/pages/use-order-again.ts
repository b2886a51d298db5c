import { partsText } from '@mendian/shared/catalog/combo.ts';
import { getOrder, type OrderViewData } from '@mendian/shared/order/order.contract.ts';
import { useState } from 'react';
import type { CartItem } from '../features/cart/cart.ts';
import { cartItems, fillCart } from '../features/cart/use-cart.ts';
import { call } from '../platform/call.ts';
import { go } from '../platform/go.ts';
import { askPerson } from '../platform/tell.ts';
import { useAction } from '../platform/use-action.ts';

/** The same again: an earlier order's lines become the store's cart, and one goes on to checkout. */
export const useOrderAgain = () => {
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const action = useAction(async (orderId: string, known?: OrderViewData) => {
    setBusyWith(orderId);
    try {
      const order = known ?? (await call(getOrder, { orderId }));
      const replace =
        cartItems(order.store.id).length === 0 ||
        (await askPerson({ title: '换成这一单的商品？', text: '这家门店的购物车里已经有商品，会被换掉。', yes: '换成这一单', no: '留着' }));
      if (replace) fillCart(order.store.id, itemsAgain(order));
      go.checkout(order.store.id);
    } finally {
      setBusyWith(null);
    }
  });
  return { busyWith, start: (orderId: string, known?: OrderViewData) => void action.run(orderId, known) };
};

/** Prices are those of then until the menu and the quote bring today's. */
const itemsAgain = ({ lines }: OrderViewData): CartItem[] =>
  lines.map(({ skuId, productId, pieces, grams, choiceIds, choices, parts, name, skuName, picture, price, amount }) => ({
    line: { skuId, pieces, grams, choices: choiceIds },
    productId,
    name,
    skuName,
    choiceNames: choices,
    ...(parts.length === 0 ? {} : { parts: partsText(parts) }),
    picture,
    price,
    surcharge: grams === null ? Math.max(0, Math.round(amount / pieces) - price) : 0,
    weigh: null,
  }));
