import { Text, View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Price } from '../../ui/price.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Tap } from '../../ui/tap.tsx';
import { CartLineRow } from './cart-line.tsx';
import { piecesOf, totalOf } from './cart.ts';
import type { Cart } from './use-cart.ts';
import './cart-bar.scss';

type Props = {
  cart: Cart;
  /** Goods needed before this way of ordering is possible, in fen; 0: none. */
  minimum: number;
  onGoOn: () => void;
};

/** What was chosen so far and the way on; tapped, it shows the lines. */
export const CartBar = ({ cart, minimum, onGoOn }: Props) => {
  const [open, setOpen] = useState(false);
  const pieces = piecesOf(cart.items);
  const total = totalOf(cart.items);
  const missing = Math.max(0, minimum - total);
  return (
    <>
      <View className={`cart-bar ${open && pieces > 0 ? 'cart-bar-over' : ''}`}>
        <Tap
          className="cart-bar-sum"
          label={`购物车，${pieces} 件，合计 ${yuanText(total)} 元`}
          disabled={pieces === 0}
          onTap={() => setOpen(!open)}
        >
          <View className={`cart-bar-bag ${pieces === 0 ? 'cart-bar-bag-empty' : ''}`}>
            <Icon name="bag-white" size={24} />
            {pieces === 0 ? null : <Text className="cart-bar-count">{pieces > 99 ? '99+' : pieces}</Text>}
          </View>
          <View className="cart-bar-words">
            {pieces === 0 ? <Text className="cart-bar-none">还没选商品</Text> : <Price amount={total} size="middle" />}
            {minimum === 0 ? null : (
              <Text className="cart-bar-missing">{missing === 0 ? '已到起送价' : `还差 ¥${yuanText(missing)} 起送`}</Text>
            )}
          </View>
        </Tap>
        <ActionButton disabled={pieces === 0 || missing > 0} onTap={onGoOn}>
          去结算
        </ActionButton>
      </View>
      <Sheet open={open && pieces > 0} title={`已选 ${pieces} 件`} onClose={() => setOpen(false)}>
        <Tap className="cart-clear" onTap={cart.empty}>
          <Icon name="trash" size={16} />
          <Text>清空</Text>
        </Tap>
        {cart.items.map((item, index) => (
          <CartLineRow key={`${item.line.skuId}${item.line.choices.join()}`} item={item} onStep={(steps) => cart.step(index, steps)} />
        ))}
        <View className="cart-sheet-room" />
      </Sheet>
    </>
  );
};
