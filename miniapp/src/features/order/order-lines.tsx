import { Text, View } from '@tarojs/components';
import { partsText } from '@mendian/shared/catalog/combo.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { LineViewData } from '@mendian/shared/order/order.contract.ts';
import { pictureUrl } from '../../platform/picture.ts';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { weightText } from '../../ui/words.ts';
import './order-lines.scss';

/** The lines of an order: what was ordered, what it weighed, what was given back for it. */
export const OrderLines = ({ lines }: { lines: readonly LineViewData[] }) => (
  <View>
    {lines.map((line) => (
      <View key={line.no} className="order-line">
        <Picture className="order-line-picture" src={pictureUrl(line.picture, 176)} words={line.name} />
        <View className="order-line-words">
          <Text className="order-line-name">{line.name}</Text>
          <Text className="order-line-choices">{[line.skuName, ...line.choices].filter((name) => name !== '').join(' · ')}</Text>
          {line.parts.length === 0 ? null : <Text className="order-line-choices">{`每份含 ${partsText(line.parts)}`}</Text>}
          {line.weighedGrams === null ? null : <Text className="order-line-weighed">{weighedText(line)}</Text>}
          {line.refunded === 0 ? null : <Text className="order-line-refund">{`退款 ¥${yuanText(line.refunded)}`}</Text>}
        </View>
        <View className="order-line-amounts">
          <Price amount={line.amount} size="small" />
          <Text className="order-line-pieces">{line.grams === null ? `×${line.pieces}` : weightText(line.grams)}</Text>
        </View>
      </View>
    ))}
  </View>
);

const weighedText = ({ grams, weighedGrams }: LineViewData): string => {
  const difference = (weighedGrams ?? 0) - (grams ?? 0);
  const rest = difference === 0 ? '，正好' : difference > 0 ? `，多的 ${difference}g 送您` : `，少 ${-difference}g`;
  return `实称 ${weighedGrams}g${rest}`;
};
