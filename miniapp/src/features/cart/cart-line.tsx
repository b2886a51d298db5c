import { Text, View } from '@tarojs/components';
import { pictureUrl } from '../../platform/picture.ts';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { Tap } from '../../ui/tap.tsx';
import { weightText } from '../../ui/words.ts';
import { amountOf, type CartItem } from './cart.ts';
import './cart-line.scss';

type Props = {
  item: CartItem;
  onStep: (steps: 1 | -1) => void;
  /** Offered where a problem can be solved by it. */ onRemove?: () => void;
  problem?: string;
};

/** A line of the cart, with what is wrong with it beside it. */
export const CartLineRow = ({ item, onStep, onRemove, problem }: Props) => {
  const { line, weigh } = item;
  const most = line.grams === null || weigh === null ? line.pieces >= 99 : line.grams + weigh.step > weigh.max;
  const chosen = [item.skuName, ...item.choiceNames].filter((name) => name !== '').join(' · ');
  return (
    <View className="cart-line">
      <Picture className="cart-line-picture" src={pictureUrl(item.picture, 176)} words={item.name} />
      <View className="cart-line-words">
        <Text className="cart-line-name">{item.name}</Text>
        {chosen === '' && item.parts !== undefined ? null : <Text className="cart-line-choices">{chosen}</Text>}
        {item.parts === undefined ? null : <Text className="cart-line-choices">{`每份含 ${item.parts}`}</Text>}
        <View className="cart-line-foot">
          <Price amount={amountOf(item)} />
          <Stepper
            text={line.grams === null ? String(line.pieces) : weightText(line.grams)}
            of={item.name}
            onLess={() => onStep(-1)}
            onMore={() => onStep(1)}
            moreOff={most}
          />
        </View>
        {problem === undefined ? null : (
          <View className="cart-line-problem">
            <Text className="cart-line-problem-words">{problem}</Text>
            {onRemove === undefined ? null : (
              <Tap className="cart-line-remove" label={`移除${item.name}`} onTap={onRemove}>
                <Text>移除</Text>
              </Tap>
            )}
          </View>
        )}
      </View>
    </View>
  );
};
