import type { Endpoint, ReplyOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { firstChoices } from '@mendian/shared/catalog/choices.ts';
import { listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';
import { parkTicket } from '@mendian/shared/till/parked.contract.ts';
import type { SaleLineData } from '@mendian/shared/till/sale-lines.ts';
import { returnSale } from '@mendian/shared/till/till-return.contract.ts';
import { closeShift, openShift } from '@mendian/shared/till/till-shift.contract.ts';
import { getTill, quoteSale, sellForCash } from '@mendian/shared/till/till.contract.ts';

type Call = <E extends Endpoint>(endpoint: E, input: RequestOf<E>) => Promise<ReplyOf<E>>;

/** A morning at the till: a shift with some sales, one of which came back, closed with twenty cents too few; and a ticket that waits. */
export const makeDemoSales = async (clerk: Call): Promise<void> => {
  const { id: shiftId } = await clerk(openShift, { openingCash: 30_000 });
  const { items } = await clerk(listTerminalProducts, {});
  const onSale = items.filter(({ soldOut, saleable }) => !soldOut && saleable > 0);
  const byWeight = onSale.filter(({ soldBy }) => soldBy === 'weight').map(asUsual);
  const packed = onSale.filter(({ barcode }) => barcode !== null).map(asUsual);
  const weighed = (place: number, gross: number): SaleLineData => ({ kind: 'weighed', ...byWeight[place]!, gross, tare: 15 });
  const pieces = (place: number, count: number): SaleLineData => ({ kind: 'pieces', ...packed[place]!, pieces: count });
  const sell = async (lines: SaleLineData[]) => {
    const ask = { lines, guestId: null, roundDown: 'jiao' as const };
    const { payable } = await clerk(quoteSale, ask);
    return clerk(sellForCash, { ...ask, expectedPayable: payable, tendered: Math.ceil(payable / 1_000) * 1_000 });
  };
  await sell([weighed(0, 346)]);
  await sell([weighed(1, 521), pieces(0, 2)]);
  const { orderId, lines } = await sell([weighed(2, 270), weighed(0, 415), pieces(1, 1)]);
  const back = { orderId, lines: [{ no: 3, quantity: 1, restock: true }], reason: '买错了', way: 'cash' as const };
  await clerk(returnSale, { ...back, expectedAmount: lines[2]!.paid });
  await clerk(parkTicket, { lines: [weighed(1, 305), pieces(0, 1)], note: '去取钱' });
  const { expected } = (await clerk(getTill, {})).shift!;
  await clerk(closeShift, { shiftId, counted: expected - 20, reason: '找零时少了两角' });
};

/** With what most people choose. */
const asUsual = ({ skuId, options }: ReplyOf<typeof listTerminalProducts>['items'][number]) => ({ skuId, choices: firstChoices(options) });
