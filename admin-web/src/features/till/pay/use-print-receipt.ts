import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { printOrder } from '@mendian/shared/print/print.contract.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { isLost, untilAnswered } from '../../../platform/until-answered.ts';
import { say } from '../../../ui/notices.ts';
import { printReceiptPage, type ReceiptStore } from './receipt-page.ts';

/**
 * Prints a sale's receipt: on the store's network printer if it has one for receipts, where it went by itself when the sale was paid;
 * otherwise, or where there is or was no network, in this browser. `printed`: it came out here before, or is on its way.
 */
export const usePrintReceipt = (sale: SaleViewData, store: ReceiptStore) => {
  const queries = useQueryClient();
  const [here, setHere] = useState<string | null>(null);
  const isNetwork = sale.printedNumber === null && store.networkSlips.includes('receipt');
  const printed = sale.printed || here === sale.orderId;
  const network = async () => {
    const key = newKey();
    const ask = { orderId: sale.orderId, kind: 'receipt' as const, why: '在收银台补打' };
    await untilAnswered(() => call(printOrder, ask, { key }));
    say('收银小票已交给网络打印机', 'good');
    await queries.invalidateQueries({ queryKey: ['prints'] });
  };
  const page = async () => {
    try {
      await printReceiptPage(sale, store, printed);
    } catch {
      return say('小票没有打印出来，请检查打印机后再打一次', 'bad');
    }
    setHere(sale.orderId);
  };
  const print = async () => {
    if (!isNetwork) return page();
    try {
      await network();
    } catch (error) {
      if (isLost(error)) await page();
      else say(sentenceOf(error), 'bad');
    }
  };
  return { isNetwork, printed, print: () => void print() };
};
