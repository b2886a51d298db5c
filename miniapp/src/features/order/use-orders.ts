import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { listOrders } from '@mendian/shared/order/order.contract.ts';
import { call } from '../../platform/call.ts';
import { usePages } from '../../platform/use-pages.ts';
import { useRead } from '../../platform/use-read.ts';

export type OrderSummaryData = ReplyOf<typeof listOrders>['items'][number];
type Page = ReplyOf<typeof listOrders>;

/** The orders under way. */
export const useOpenOrders = () =>
  useRead<Page>('open-orders', () => call(listOrders, { open: 1, limit: 5 }), { keepAs: 'open-orders', onShow: true, mine: true });

/** The customer's orders, newest first. */
export const useOrders = (open: boolean) => {
  const name = open ? 'open-orders' : 'orders';
  const read = (after: string | undefined) => call(listOrders, { ...(open ? { open: 1 } : {}), ...(after === undefined ? {} : { after }) });
  return usePages<OrderSummaryData>(name, read, name);
};
