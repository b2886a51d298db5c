import { useQueryClient } from '@tanstack/react-query';
import { notePagePrint, printShift } from '@mendian/shared/print/print.contract.ts';
import { shiftTicket } from '@mendian/shared/print/shift-report.ts';
import type { ShiftViewData } from '@mendian/shared/till/till-shift.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { printTicket } from '../../../platform/print-ticket.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { untilAnswered } from '../../../platform/until-answered.ts';
import { say } from '../../../ui/notices.ts';
import type { ReceiptStore } from '../pay/receipt-page.ts';

/** Prints a closed shift's report: on the store's network printer if it has one for reports, otherwise in this browser. */
export const usePrintShift = (store: ReceiptStore) => {
  const queries = useQueryClient();
  const network = async ({ id: shiftId }: ShiftViewData) => {
    const key = newKey();
    await untilAnswered(() => call(printShift, { shiftId, why: '在收银台补打' }, { key }));
    say('交班单已交给网络打印机', 'good');
  };
  const page = async (shift: ShiftViewData) => {
    await printTicket('交班单', shiftTicket({ shift, store, again: shift.closed?.printed === true }));
    await call(notePagePrint, { kind: 'shift', shiftId: shift.id }, { key: newKey() }).catch(() => undefined);
  };
  return async (shift: ShiftViewData): Promise<void> => {
    try {
      await (store.networkSlips.includes('shift') ? network(shift) : page(shift));
    } catch (error) {
      say(sentenceOf(error), 'bad');
    }
    await Promise.all(['prints', 'till-shifts'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
};
