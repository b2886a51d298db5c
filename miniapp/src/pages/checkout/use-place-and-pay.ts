import { useState } from 'react';
import { emptyCart } from '../../features/cart/use-cart.ts';
import { endDraft } from '../../features/checkout/draft.ts';
import { place, type OrderAsk } from '../../features/checkout/place-order.ts';
import type { QuoteReply } from '../../features/checkout/use-quote.ts';
import { pay } from '../../features/order/pay.ts';
import { go } from '../../platform/go.ts';
import { codeOf, sayFailure, sentenceOf } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';

type Needs = {
  /** Null while there is no price yet. */
  ask: OrderAsk | null;
  requote: () => Promise<QuoteReply | null>;
  /** The order stands: what was chosen is done with. */
  onPlaced: () => void;
  /** It was refused for what may have changed meanwhile: ask for that anew. */
  onRefused: () => void;
  /** A coupon was used elsewhere or does not fit any more. */
  onCouponsRefused: () => void;
};

/** Places the order, opens the payment sheet, and goes on to the order whatever came of the payment. */
export const usePlaceAndPay = ({ ask, requote, onPlaced, onRefused, onCouponsRefused }: Needs) => {
  const [refusal, setRefusal] = useState<{ of: string; sentence: string } | null>(null);
  const wish = JSON.stringify(ask);

  const action = useAction(
    async () => {
      if (ask === null) return;
      setRefusal(null);
      const order = await place(ask, requote);
      if (order === null) return;
      onPlaced();
      emptyCart(ask.storeId);
      const result = await pay(order.id).catch(sayFailure);
      go.orderInstead(order.id, result?.kind === 'unsure');
      endDraft(ask.storeId);
    },
    (failure) => {
      if (codeOf(failure).startsWith('coupon/')) {
        sayFailure(failure);
        onCouponsRefused();
        return void requote();
      }
      if (!codeOf(failure).startsWith('order/')) return sayFailure(failure);
      setRefusal({ of: wish, sentence: sentenceOf(failure) });
      void requote();
      onRefused();
    },
  );

  /** Why it was refused, until something else is chosen. */
  return { busy: action.busy, run: () => void action.run(), refusal: refusal?.of === wish ? refusal.sentence : null };
};
