import { skuText } from '@mendian/shared/catalog/sku-words.ts';
import { moneyText } from '../../ui/money-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { unitWords, type TillProduct } from './till-products.ts';

type TilesProps = { products: readonly TillProduct[]; onPick: (product: TillProduct) => void };

/** What the store sells, at what it costs here; one touch takes a piece or opens the scale. */
export const ProductTiles = ({ products, onPick }: TilesProps) => {
  if (products.length === 0) return <Empty title="没有这样的商品">换个字或首字母试试</Empty>;
  return (
    <ul className="till-tiles">
      {products.map((product) => (
        <li key={product.skuId}>
          <button type="button" className="till-tile" onClick={() => onPick(product)}>
            <b>{skuText(product)}</b>
            <span>
              {moneyText(product.price)}
              <small>{unitWords[product.soldBy]}</small>
            </span>
            <small className={product.saleable === 0 ? 'late' : 'till-quiet'}>{markOf(product)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
};

/** Its number, and whether the stock says there should be none. */
const markOf = ({ plu, saleable, soldOut }: TillProduct): string =>
  [plu === null ? '' : `#${plu}`, soldOut ? '已设售罄' : saleable === 0 ? '账上没有库存' : ''].filter((part) => part !== '').join(' · ');
