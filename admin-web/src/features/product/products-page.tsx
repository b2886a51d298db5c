import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProductRow } from './product-row.tsx';
import { categoriesOf, shownOf, type Product } from './products-of.ts';

/** What the store sells now: how much is left, and a switch for what has run out. `changed` counts the feed's news of it. */
export const ProductsPage = ({ changed }: { changed: number }) => {
  const products = useQuery({
    queryKey: ['products', changed],
    queryFn: () => call(listTerminalProducts, {}),
    placeholderData: (before) => before,
  });
  const [category, setCategory] = useState<string | null>(null);
  const [text, setText] = useState('');
  const all = products.data?.items ?? [];

  return (
    <main className="page">
      <header className="page-head">
        <div className="tabs" role="tablist" aria-label="分类">
          {[null, ...categoriesOf(all)].map((name) => (
            <button
              key={name ?? ''}
              type="button"
              role="tab"
              aria-selected={name === category && text === ''}
              onClick={() => {
                setCategory(name);
                setText('');
              }}
            >
              {name ?? '全部'}
            </button>
          ))}
        </div>
        <label className="search">
          <Icon name="search" />
          <input value={text} placeholder="搜商品" maxLength={20} onChange={(event) => setText(event.target.value)} />
        </label>
      </header>
      <div className="page-body">
        {products.isPending ? <div className="skeleton" aria-label="正在取商品" /> : null}
        {products.isError ? (
          <Empty title={sentenceOf(products.error)}>
            <Button onClick={() => void products.refetch()}>再试一次</Button>
          </Empty>
        ) : null}
        {products.isSuccess ? <Products products={shownOf(all, category, text)} text={text.trim()} /> : null}
      </div>
    </main>
  );
};

const Products = ({ products, text }: { products: readonly Product[]; text: string }) => {
  if (products.length === 0)
    return <Empty title={text === '' ? '这里没有商品' : `没有叫“${text}”的商品`}>{text === '' ? '换一个分类看看' : '换个字试试'}</Empty>;
  return (
    <ul className="products">
      {products.map((product) => (
        <ProductRow key={product.skuId} product={product} />
      ))}
    </ul>
  );
};
