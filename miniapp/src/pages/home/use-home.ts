import { useCouponCount } from '../../features/coupon/use-coupons.ts';
import { usePassesLeft } from '../../features/pass/use-passes.ts';
import { useMyStores, useStore, withDistance } from '../../features/store/my-stores.ts';
import { useStores } from '../../features/store/use-stores.ts';
import { where } from '../../features/place/where.ts';
import { useOpenOrders, useOrders } from '../../features/order/use-orders.ts';
import { isUnderWay } from '../../features/order/order-summary.tsx';
import { recall } from '../../platform/storage.ts';
import { useShared } from '../../platform/shared-state.ts';

/**
 * What home shows: stores near the chosen place (or anywhere, while none is chosen), the store the doors lead to — the
 * nearest that takes orders, else the one ordered from last — and the orders under way.
 */
export const useHome = () => {
  const place = useShared(where);
  const near = useStores({ from: place, city: place?.kind === 'city' ? place.city : '', text: '' });
  const mine = useMyStores();
  const last = useStore(mine.data?.items[0]?.storeId ?? null);
  const running = useOpenOrders();
  const past = useOrders(false);
  const coupons = useCouponCount();
  const passes = usePassesLeft();

  const lastStore = withDistance(last.data, place);
  const nearest = near.items.find(({ notTaking }) => notTaking === null) ?? near.items[0] ?? null;
  const doorStore = place === null ? (lastStore ?? nearest) : isNearEnough(lastStore) ? lastStore : nearest;
  return {
    place,
    near,
    doorStore,
    waiting: doorStore === null && near.state === 'waiting',
    orderedAt: (mine.data?.items ?? recall<{ items: { storeId: string }[] }>('read:my-stores')?.items ?? []).map(({ storeId }) => storeId),
    coupons: coupons.data,
    /** Uses of passes that today still gives. */
    passesLeft: passes.data ?? 0,
    running: (running.data?.items ?? []).filter(isUnderWay),
    lastOrder: past.items?.find((order) => !isUnderWay(order)) ?? null,
  };
};

/** The store of last time is offered while it takes orders and lies within a walk or a short ride. */
const isNearEnough = (store: { notTaking: string | null; distance: number | null } | null): boolean =>
  store !== null && store.notTaking === null && store.distance !== null && store.distance <= 3_000;
