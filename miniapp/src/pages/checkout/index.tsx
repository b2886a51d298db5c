import { useRouter } from '@tarojs/taro';
import { useRef } from 'react';
import { useCart, type Cart } from '../../features/cart/use-cart.ts';
import { go } from '../../platform/go.ts';
import { Empty } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Checkout } from './checkout.tsx';

const CheckoutPage = () => {
  const { storeId = '' } = useRouter().params;
  const cart = useCart(storeId);
  // Once the order stands the cart is empty; the page goes on showing what was ordered while the payment sheet is open.
  const ordered = useRef<Cart | null>(null);
  const shown = ordered.current ?? cart;
  return (
    <Screen shape="foot">
      {shown.items.length === 0 ? (
        <Empty title="购物车是空的" text="先选几样吧" action="去点单" onAction={() => go.menuInstead(storeId)} />
      ) : (
        <Checkout storeId={storeId} cart={shown} onPlaced={() => (ordered.current = cart)} />
      )}
    </Screen>
  );
};

export default CheckoutPage;
