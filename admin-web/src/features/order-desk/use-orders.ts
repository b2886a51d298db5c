import { getOrder, listOrders, refundFilters, searchOrders } from '@mendian/shared/order/order-desk.contract.ts';
import { saleModes } from '@mendian/shared/order/order.contract.ts';
import { orderStates } from '@mendian/shared/order/order-status.ts';
import { useCursorList, useDeskQuery, type RowOf } from '../../platform/desk-query.ts';
import { listOf, type List } from '../../platform/list.ts';

export type DeskOrderRow = RowOf<typeof listOrders>;

/** What narrows the list down, as it stands in the address. */
export const noFilters = { text: '', state: '', mode: '', refund: '', from: '', to: '', storeId: '', ownerId: '', branchId: '' };
export type OrderFilters = typeof noFilters;

/** One of these, or all: an address may say anything. */
const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | undefined => values.find((value) => value === text);
const given = (text: string): string | undefined => (text === '' ? undefined : text);

export const useOrderList = (filters: OrderFilters): List<DeskOrderRow> =>
  useCursorList(
    listOrders,
    {
      state: oneOf(orderStates, filters.state),
      mode: oneOf(saleModes, filters.mode),
      refund: oneOf(refundFilters, filters.refund),
      from: given(filters.from),
      to: given(filters.to),
      storeId: given(filters.storeId),
      ownerId: given(filters.ownerId),
      branchId: given(filters.branchId),
    },
    { enabled: filters.text === '' },
  );

/** What one text finds, and which number it turned out to be. */
export const useOrderSearch = ({ text, storeId, from }: OrderFilters) => {
  const asked = useDeskQuery(searchOrders, { text, storeId: given(storeId), day: given(from) }, { enabled: text !== '' });
  return { list: listOf<DeskOrderRow>(asked, asked.data?.items), kind: asked.data?.kind ?? null };
};

export const useOrder = (orderId: string) => useDeskQuery(getOrder, { orderId });
