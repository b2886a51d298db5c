import { useEffect, useState } from 'react';
import { useAddresses } from '../../features/address/use-addresses.ts';
import type { Cart } from '../../features/cart/use-cart.ts';
import { useDraft } from '../../features/checkout/draft.ts';
import { agreedIn } from '../../features/checkout/place-order.ts';
import { useSlots } from '../../features/checkout/slots.ts';
import { useQuote } from '../../features/checkout/use-quote.ts';
import { useMenu } from '../../features/menu/use-menu.ts';
import { useStore } from '../../features/store/my-stores.ts';
import { member } from '../../platform/session.ts';
import { useShared } from '../../platform/shared-state.ts';
import { say } from '../../platform/tell.ts';
import { useAgain } from '../../platform/use-again.ts';
import { usePlaceAndPay } from './use-place-and-pay.ts';

/** What stands in the way of an order may pass by itself: a store is back at its terminal, the network is there again. */
const againMs = 5_000;

type Needs = { storeId: string; cart: Cart; onPlaced: () => void };

/** Everything the checkout page looks at, put together: the features themselves do not know each other. */
export const useCheckout = ({ storeId, cart, onPlaced }: Needs) => {
  const { draft, change } = useDraft(storeId);
  const delivering = draft.mode === 'delivery';
  const store = useStore(storeId);
  const me = useShared(member);
  const slots = useSlots(storeId, draft.mode);
  const addresses = useAddresses(delivering);
  const [open, setOpen] = useState<'slots' | 'invoice' | 'coupons' | null>(null);
  useFreshCart(storeId, cart);

  const address = addresses.data?.items.find(({ id }) => id === draft.addressId) ?? addresses.data?.items[0] ?? null;
  const order = {
    storeId,
    mode: draft.mode,
    lines: cart.items.map(({ line }) => line),
    slotStart: draft.slotStart,
    addressId: delivering ? (address?.id ?? null) : null,
  };
  const quoted = useQuote({ ...order, couponIds: draft.coupons === null ? null : [...draft.coupons], usePoints: draft.usesPoints });
  useBestInstead(quoted, change);
  const stuck = quoted.quote === null || quoted.stale ? quoted.failure !== null : quoted.quote.obstacle !== null;
  useAgain(stuck || (slots.data?.soonest === null && draft.slotStart === null), againMs, () => {
    void quoted.refresh();
    void slots.refresh();
    if (delivering && address === null) void addresses.refresh();
  });
  const wishes = {
    remark: draft.remark.trim(),
    contactPhone: !delivering && draft.phone !== '' ? draft.phone : null,
    invoice: draft.wantsInvoice ? (me?.invoice ?? null) : null,
  };
  const placing = usePlaceAndPay({
    ask: quoted.quote === null ? null : { ...order, ...wishes, ...agreedIn(quoted.quote) },
    requote: quoted.refresh,
    onPlaced,
    onRefused: () => void slots.refresh(),
    onCouponsRefused: () => change({ coupons: null }),
  });
  return { draft, change, delivering, store, me, slots, addresses, address, quoted, placing, open, setOpen };
};

export type CheckoutState = ReturnType<typeof useCheckout>;

/** Coupons that the cart no longer allows are said to be so, and the best that it does allow are taken instead. */
const useBestInstead = ({ quote, stale }: CheckoutState['quoted'], change: CheckoutState['change']): void => {
  const why = stale ? null : (quote?.couponsRefused ?? null);
  useEffect(() => {
    if (why === null) return;
    say(why);
    change({ coupons: null });
  }, [why, change]);
};

/** Prices and names as the menu has them now, once for every menu that comes. */
const useFreshCart = (storeId: string, { freshen }: Cart): void => {
  const { data } = useMenu(storeId);
  useEffect(() => {
    if (data !== null) freshen(data);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the cart's own changes need no freshening
  }, [data]);
};
