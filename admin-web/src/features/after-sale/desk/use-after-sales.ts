import { getAfterSale, listAfterSales } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import { afterSaleLevels, afterSaleStates } from '@mendian/shared/after-sale/after-sale-status.ts';
import { useCursorList, useDeskQuery, type RowOf } from '../../../platform/desk-query.ts';
import type { List } from '../../../platform/list.ts';

export type Row = RowOf<typeof listAfterSales>;

/** What narrows the list down, as it stands in the address. */
export const noFilters = { state: '', level: '', storeId: '', orderId: '' };
export type Filters = typeof noFilters;

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | undefined => values.find((value) => value === text);
const given = (text: string): string | undefined => (text === '' ? undefined : text);

export const useAfterSales = ({ state, level, storeId, orderId }: Filters): List<Row> =>
  useCursorList(listAfterSales, {
    ...{ state: oneOf(afterSaleStates, state), level: oneOf(afterSaleLevels, level) },
    ...{ storeId: given(storeId), orderId: given(orderId) },
  });

/** Others decide too, and the money comes in its own time. */
const everyMs = 15_000;

export const useAfterSale = (caseId: string) => useDeskQuery(getAfterSale, { caseId }, { everyMs });
