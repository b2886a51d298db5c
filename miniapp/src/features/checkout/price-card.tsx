import { Text, View } from '@tarojs/components';
import { yuanText } from '@mendian/shared/kernel/money.ts';
import type { OrderMode } from '@mendian/shared/order/order.contract.ts';
import { Price } from '../../ui/price.tsx';
import { Sum, SumRow } from '../../ui/sum.tsx';
import type { QuoteReply } from './use-quote.ts';

/** How the price came about, line by line, as the server counts it. */
export const PriceCard = ({ quote, mode, stale }: { quote: QuoteReply; mode: OrderMode; stale: boolean }) => (
  <View className={stale ? 'checkout-stale' : ''}>
    <Sum>
      <SumRow words="商品合计" amount={quote.goods} />
      {quote.discounts.map(({ name, amount }, index) => (
        <SumRow key={index} words={name} amount={amount} off />
      ))}
      {mode === 'delivery' ? <SumRow words={quote.deliveryFee === 0 ? '配送费（已免）' : '配送费'} amount={quote.deliveryFee} /> : null}
      <View className="sum-total">
        <Text>{quote.discounts.length === 0 ? '应付' : `已优惠 ¥${yuanText(quote.goods + quote.deliveryFee - quote.payable)}，应付`}</Text>
        <Price amount={quote.payable} />
      </View>
    </Sum>
  </View>
);
