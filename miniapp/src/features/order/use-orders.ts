import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { listOrders } from '@mendian/shared/order/order.contract.ts';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useAction } from '../../platform/use-action.ts';
import { useRead } from '../../platform/use-read.ts';

export type OrderSummaryData = ReplyOf<typeof listOrders>['items'][number];
type Page = ReplyOf<typeof listOrders>;

/** The orders under way. */
export const useOpenOrders = () =>
  useRead<Page>('open-orders', () => call(listOrders, { open: 1, limit: 5 }), { keepAs: 'open-orders', onShow: true, mine: true });

/** The customer's orders, newest first, page by page. The first page is kept for the next visit. */
export const useOrders = (open: boolean) => {
  const name = open ? 'open-orders' : 'orders';
  const first = useRead<Page>(name, () => call(listOrders, open ? { open: 1 } : {}), { keepAs: name, onShow: true, mine: true });
  const [rest, setRest] = useState<Page>({ items: [], next: null });
  // As long as the first page ends where it did, what follows it still does.
  const firstEnd = first.data?.next ?? null;
  useEffect(() => setRest({ items: [], next: null }), [firstEnd]);

  const next = rest.items.length > 0 ? rest.next : firstEnd;
  const load = useAction(async () => {
    if (next === null) return;
    const page = await call(listOrders, { ...(open ? { open: 1 } : {}), after: next });
    setRest((before) => ({ items: [...before.items, ...page.items], next: page.next }));
  });
  const { run } = load;
  const more = useCallback(() => void run(), [run]);
  return { ...first, items: first.data === null ? null : [...first.data.items, ...rest.items], next, more };
};
