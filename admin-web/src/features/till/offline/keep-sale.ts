import type { KeptQuote } from '@mendian/shared/till/counter-quote.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { offlineNumber, type SoldAction } from './action-rows.ts';
import { offlineQueue } from './queue.ts';
import { standing } from './standing.ts';

type Sale = KeptQuote & { readonly saleId: string; readonly storeId: string; readonly shiftId: string; readonly tendered: number };

/** Sells for cash without the server: it is sold once it lies on the disk, and the same id again is the same sale. */
export const keepSale = async (sale: Sale): Promise<SaleViewData> => {
  const { clerkId, name, at, nowMs } = standing();
  const row = await offlineQueue.add(sale.storeId, name, sale.saleId, (count) => {
    const number = offlineNumber(nowMs, count);
    return { action: actionOf(sale, { number, at, clerkId }), sale: viewOf(sale, { number, at, clerk: name }) };
  });
  return row.sale!;
};

const actionOf = (
  { quote, sold, saleId, shiftId, tendered }: Sale,
  facts: { readonly number: string; readonly at: string; readonly clerkId: string },
): SoldAction => ({
  ...{ kind: 'sold', id: saleId, shiftId, tendered, ...facts },
  lines: [...sold],
  roundedOff: quote.goods - quote.payable,
  payable: quote.payable,
});

const viewOf = (
  { quote, saleId, tendered }: Sale,
  facts: { readonly number: string; readonly at: string; readonly clerk: string },
): SaleViewData => ({
  ...{ orderId: saleId, ...facts, printedNumber: facts.number, printed: false, member: { name: '', phone: '' } },
  lines: quote.lines.map(({ index: _, soldBy: __, priceNow: ___, ...line }, place) => ({
    ...line,
    no: place + 1,
    refunded: 0,
    returned: 0,
  })),
  ...{ goods: quote.goods, discounts: quote.discounts, payable: quote.payable, refunded: 0, method: 'cash', tendered },
  change: tendered - quote.payable,
  notReturnable: null,
});
