import { useMutation, useQueryClient } from '@tanstack/react-query';
import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { setSoldOut, type listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';
import { Switch } from '../../ui/switch.tsx';
import { saleableText, type Product } from './products-of.ts';

/** A product with its switch; customers see it at once. */
export const ProductRow = ({ product }: { product: Product }) => {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (soldOut: boolean) => call(setSoldOut, { skuId: product.skuId, soldOut }),
    onSuccess: (changed) =>
      client.setQueriesData<ReplyOf<typeof listTerminalProducts>>({ queryKey: ['products'] }, (known) =>
        known === undefined ? known : { items: known.items.map((item) => (item.skuId === changed.skuId ? changed : item)) },
      ),
    onError: (error) => say(sentenceOf(error), 'bad'),
  });
  const soldOut = change.isPending ? change.variables : product.soldOut;
  const name = skuText(product);

  return (
    <li className={`product ${soldOut ? 'product-out' : ''}`}>
      <img src={`/pictures/${product.picture}-176.webp`} width={72} height={72} alt="" loading="lazy" onError={hide} />
      <span className="product-what">
        <b>{name}</b>
        <span>
          {moneyText(product.price)}
          {product.soldBy === 'weight' ? '/斤' : '/份'} ·{' '}
          <span className={product.saleable === 0 ? 'late' : ''}>{saleableText(product)}</span>
        </span>
      </span>
      <Switch
        label={`${name}在售`}
        on={!soldOut}
        onWord="在售"
        offWord="售罄"
        busy={change.isPending}
        onChange={(on) => change.mutate(!on)}
      />
    </li>
  );
};

/** A picture that does not come leaves its place empty. */
const hide = ({ currentTarget }: { currentTarget: HTMLImageElement }): void => {
  currentTarget.style.visibility = 'hidden';
};
