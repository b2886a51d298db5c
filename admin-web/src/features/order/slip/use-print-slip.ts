import { printOrder } from '@mendian/shared/print/print.contract.ts';
import { slipTicket, slipWords, type SlipKind } from '@mendian/shared/print/slip.ts';
import { markPrinted, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { call, newKey } from '../../../platform/call.ts';
import { clock } from '../../../platform/clock.ts';
import { printTicket } from '../../../platform/print-ticket.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { untilAnswered } from '../../../platform/until-answered.ts';
import { say } from '../../../ui/notices.ts';
import { useDesk } from '../desk.ts';
import { numberText } from '../order-words.ts';

/** Prints a slip: on the store's network printer if it has one for such slips, otherwise in this browser. */
export const usePrintSlip = () => {
  const { store } = useDesk();
  const [network, page] = [useNetworkSlip(), usePageSlip()];
  return (order: TerminalOrderData, kind: SlipKind): Promise<void> =>
    store.networkSlips.includes(kind) ? network(order, kind) : page(order, kind);
};

const useNetworkSlip = () => {
  const queries = useQueryClient();
  return async ({ id: orderId, at }: TerminalOrderData, kind: SlipKind): Promise<void> => {
    const key = newKey();
    const before = kind === 'kitchen' ? at.kitchenPrinted : at.customerPrinted;
    try {
      await untilAnswered(() => call(printOrder, { orderId, kind, why: before === null ? '' : '在订单里补打' }, { key }));
      say(`${slipWords[kind]}已交给网络打印机`, 'good');
    } catch (error) {
      say(sentenceOf(error), 'bad');
    }
    await queries.invalidateQueries({ queryKey: ['prints'] });
  };
};

/** The slip as a page, and a note on the order that it was printed. A note that does not get through costs nothing. */
const usePageSlip = () => {
  const { session, store } = useDesk();
  return async (order: TerminalOrderData, kind: SlipKind): Promise<void> => {
    const before = kind === 'kitchen' ? order.at.kitchenPrinted : order.at.customerPrinted;
    try {
      await printTicket(numberText(order), slipTicket(kind, { order, store, again: before !== null, nowMs: clock.now() }));
    } catch {
      return say('小票没有打印出来，请检查打印机后在订单详情里补打', 'bad');
    }
    const answer = session.begin();
    await call(markPrinted, { orderId: order.id, slip: kind }).then(answer, () => undefined);
  };
};
