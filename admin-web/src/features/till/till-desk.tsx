import { useRef, useState } from 'react';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import type { TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { useScanFocus } from '../../platform/use-scan-focus.ts';
import { useValue } from '../../platform/value-store.ts';
import { useOffline } from './offline/use-offline.ts';
import { PickedDialogs } from './picked-dialogs.tsx';
import type { TillStore } from './till-store.ts';
import { ProductTiles } from './product-tiles.tsx';
import { TicketPanel } from './ticket/ticket-panel.tsx';
import { ticketStore } from './ticket/ticket-store.ts';
import { useSaleQuote } from './ticket/use-sale-quote.ts';
import { TillField } from './till-field.tsx';
import { tilesOf, type TillProduct } from './till-products.ts';
import { useCounter } from './use-counter.ts';
import { useTillProducts } from './use-till.ts';

type DeskProps = { store: TillStore; changed: number; shift: ShiftViewData; settings: TillSettingsData; parked: number };
const noProducts: readonly TillProduct[] = [];

/** On the left what can be sold, on the right what lies on the counter. */
export const TillDesk = ({ store, changed, shift, settings, parked }: DeskProps) => {
  const asked = useTillProducts(changed);
  const products = asked.data?.answer.items ?? noProducts;
  const counter = useCounter(products, settings, { offline: useOffline(store.id), loading: asked.isPending });
  const [category, setCategory] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useScanFocus(field);
  const ticket = useValue(ticketStore);
  const quote = useSaleQuote(ticket, { storeId: store.id, products, settings });
  return (
    <main className="till">
      <section className="till-goods" aria-label="商品">
        <TillField field={field} text={counter.text} onText={counter.setText} onEnter={counter.enter} />
        <Categories products={products} chosen={counter.text === '' ? category : undefined} onChoose={setCategory} />
        {asked.isPending ? (
          <div className="skeleton" aria-label="正在取商品" />
        ) : (
          <ProductTiles products={tilesOf(products, category, counter.text)} onPick={counter.pick} />
        )}
      </section>
      <TicketPanel {...{ ticket, quote, store, shift, settings, parked, products }} />
      <PickedDialogs picked={counter.picked} rounding={settings.rounding} />
    </main>
  );
};

type CategoriesProps = {
  products: readonly TillProduct[];
  /** Undefined: a text is searched for in all of them. */
  chosen: string | null | undefined;
  onChoose: (category: string | null) => void;
};

const Categories = ({ products, chosen, onChoose }: CategoriesProps) => (
  <div className="tabs" role="tablist" aria-label="分类">
    {[null, ...new Set(products.map(({ category }) => category))].map((name) => (
      <button key={name ?? ''} type="button" role="tab" aria-selected={name === chosen} onClick={() => onChoose(name)}>
        {name ?? '全部'}
      </button>
    ))}
  </div>
);
