import { Text, View } from '@tarojs/components';
import { partsText } from '@mendian/shared/catalog/combo.ts';
import type { WholeProduct } from '@mendian/shared/catalog/whole-menu.ts';
import { memo } from 'react';
import { pictureUrl } from '../../platform/picture.ts';
import { Icon } from '../../ui/icon.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Tap } from '../../ui/tap.tsx';
import { fromPrice, isPlain, isSoldOut } from './menu-index.ts';
import './product-row.scss';

type Props = {
  product: WholeProduct;
  /** Pieces of it in the cart. */
  pieces: number;
  onOpen: (product: WholeProduct) => void;
  onAdd: (product: WholeProduct) => void;
  onLess: (product: WholeProduct) => void;
};

/** A product in the list: its height is fixed, so nothing moves when pictures come. Sold out it is grey, not gone. */
export const ProductRow = memo(({ product, pieces, onOpen, onAdd, onLess }: Props) => {
  const soldOut = isSoldOut(product);
  const plain = isPlain(product);
  const unit = product.weigh !== null ? '/斤' : product.skus.length > 1 ? '起' : undefined;
  return (
    <Tap className={`product ${soldOut ? 'product-out' : ''}`} label={product.name} onTap={() => onOpen(product)}>
      <Picture className="product-picture" src={pictureUrl(product.picture, 176)} words={product.name} />
      <View className="product-words">
        <Text className="product-name">{product.name}</Text>
        <View className="product-line">
          {product.tags.slice(0, 2).map((tag) => (
            <Tag key={tag} words={tag} tone="accent" />
          ))}
          <Text className="product-line-text">{product.line === '' ? partsText(product.skus[0]?.parts ?? []) : product.line}</Text>
        </View>
        <View className="product-foot">
          <Price amount={fromPrice(product)} {...(unit === undefined ? {} : { unit })} />
          {soldOut ? (
            <Text className="product-out-word">今日售罄</Text>
          ) : plain && pieces > 0 ? (
            <Stepper
              text={String(pieces)}
              of={product.name}
              onLess={() => onLess(product)}
              onMore={() => onAdd(product)}
              moreOff={pieces >= 99}
            />
          ) : (
            <Tap
              className={plain ? 'product-add product-add-plain' : 'product-add'}
              label={plain ? `加一份${product.name}` : `选规格：${product.name}`}
              onTap={() => (plain ? onAdd(product) : onOpen(product))}
            >
              {plain ? (
                <View className="product-plus">
                  <Icon name="plus-white" size={16} />
                </View>
              ) : (
                <Text className="product-choose">{product.weigh !== null ? '选重量' : '选规格'}</Text>
              )}
              {!plain && pieces > 0 ? <Text className="product-count">{pieces}</Text> : null}
            </Tap>
          )}
        </View>
      </View>
    </Tap>
  );
});
