import { useState } from 'react';
import type { TillProduct } from './till-products.ts';
import { changeTicket } from './ticket/ticket-store.ts';
import { withLine } from './ticket/ticket.ts';
import type { Weight } from './weigh-dialog.tsx';

/** A product with what was chosen of its options. */
type Chosen = { readonly product: TillProduct; readonly choices: string[] };

/** A picked product's way onto the ticket: past its choices, if it offers any, and the scale, if it is sold by weight. */
export const usePicked = () => {
  const [choosing, setChoosing] = useState<TillProduct | null>(null);
  const [onScale, setOnScale] = useState<Chosen | null>(null);
  const take = (product: TillProduct, choices: string[]) => {
    setChoosing(null);
    if (product.soldBy === 'weight') return setOnScale({ product, choices });
    changeTicket((ticket) => withLine(ticket, { kind: 'pieces', skuId: product.skuId, pieces: 1, choices }));
  };
  return {
    choosing,
    onScale,
    pick: (product: TillProduct) => (product.options.length > 0 ? setChoosing(product) : take(product, [])),
    take,
    weighed: ({ product, choices }: Chosen, weight: Weight) => {
      setOnScale(null);
      changeTicket((ticket) => withLine(ticket, { kind: 'weighed', skuId: product.skuId, ...weight, choices }));
    },
    leave: () => {
      setChoosing(null);
      setOnScale(null);
    },
  };
};
export type Picked = ReturnType<typeof usePicked>;
