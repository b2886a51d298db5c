import { Text, View } from '@tarojs/components';
import { withChoice } from '@mendian/shared/catalog/choices.ts';
import { partsText } from '@mendian/shared/catalog/combo.ts';
import type { WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { CartLineData } from '@mendian/shared/order/order-lines.ts';
import { useState } from 'react';
import { pictureUrl } from '../../platform/picture.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Chip, Chips } from '../../ui/chips.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { AmountChooser } from './amount-chooser.tsx';
import { isSoldOut } from './menu-index.ts';
import { firstPick, pickedAmount } from './picked.ts';
import './options-sheet.scss';

type Props = { product: WholeProduct; onClose: () => void; onAdd: (product: WholeProduct, line: CartLineData) => void };

/** Everything one may choose about a product, with the price as it stands. */
export const OptionsSheet = ({ product, onClose, onAdd }: Props) => {
  const [line, setLine] = useState(() => firstPick(product));
  const soldOut = isSoldOut(product);
  const parts = product.skus.find(({ id }) => id === line.skuId)?.parts ?? [];
  return (
    <Sheet
      open
      title={product.name}
      onClose={onClose}
      foot={
        <View className="options-foot">
          <Price amount={pickedAmount(product, line)} size="large" />
          <ActionButton disabled={soldOut} onTap={() => onAdd(product, line)}>
            {soldOut ? '今日售罄' : '加入购物车'}
          </ActionButton>
        </View>
      }
    >
      <Picture className="options-picture" src={pictureUrl(product.picture, 640)} words={product.name} />
      <Text className="options-line">{product.line}</Text>
      {parts.length === 0 ? null : <Text className="options-line">{`每份含 ${partsText(parts)}`}</Text>}
      <SkuChips product={product} line={line} onChange={setLine} />
      {product.options.map((group) => (
        <Chips key={group.id} title={group.name} aside={group.kind === 'many' ? manyText(group.max) : ''}>
          {group.choices.map(({ id, name, surcharge }) => (
            <Chip
              key={id}
              words={name}
              aside={surcharge === 0 ? '' : `+¥${yuanText(surcharge)}`}
              chosen={line.choices.includes(id)}
              onTap={() => setLine({ ...line, choices: withChoice(line.choices, group, id) })}
            />
          ))}
        </Chips>
      ))}
      <AmountChooser weigh={product.weigh} line={line} onChange={setLine} />
      {product.notes === '' ? null : <Text className="options-notes">{product.notes}</Text>}
    </Sheet>
  );
};

const manyText = (max: number): string => (max === 1 ? '可以不选' : `最多选 ${max} 样，可以不选`);

const SkuChips = ({ product, line, onChange }: { product: WholeProduct; line: CartLineData; onChange: (line: CartLineData) => void }) => {
  if (product.skus.length < 2) return null;
  return (
    <Chips title="规格">
      {product.skus.map(({ id, name, price, soldOut }) => (
        <Chip
          key={id}
          words={name}
          aside={soldOut ? '售罄' : `¥${yuanText(price)}${product.weigh === null ? '' : '/斤'}`}
          chosen={line.skuId === id}
          disabled={soldOut}
          onTap={() => onChange({ ...line, skuId: id })}
        />
      ))}
    </Chips>
  );
};
