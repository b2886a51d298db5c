import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sellForCash, type SaleQuoteData, type SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { sound } from '../../../platform/sound.ts';
import { isLost, untilAnswered } from '../../../platform/until-answered.ts';
import { askOf, type Ticket } from '../ticket/ticket.ts';

/** Sells the ticket for cash, once however often it is pressed: the same sale keeps its key until an answer came. */
export const useSell = (ticket: Ticket, quote: SaleQuoteData, onSold: (sale: SaleViewData) => void) => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  const sell = useMutation({
    mutationFn: async (tendered: number) => {
      // What the clerk saw chosen is what is used.
      const couponIds = quote.coupons.flatMap(({ id, chosen }) => (chosen ? [id] : []));
      const sale = { ...askOf(ticket), couponIds, expectedPayable: quote.payable, tendered };
      const what = JSON.stringify(sale);
      try {
        return await untilAnswered(() => call(sellForCash, sale, { key: keys.keyFor(what) }));
      } catch (error) {
        if (!isLost(error)) keys.answered(what);
        throw error;
      }
    },
    onSuccess: (sale) => {
      sound.play('right');
      onSold(sale);
    },
    onError: () => {
      sound.play('wrong');
      void client.invalidateQueries({ queryKey: ['till-quote'] });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['till'] }),
  });
  return {
    sell: sell.mutate,
    busy: sell.isPending,
    problem: sell.error === null ? null : isLost(sell.error) ? '网络不通，还不知道有没有收成，请再按一次' : sentenceOf(sell.error),
  };
};
