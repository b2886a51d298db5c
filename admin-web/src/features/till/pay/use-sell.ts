import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sellForCash, type SaleQuoteData, type SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { takeCash } from '@mendian/shared/till/till-charge.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { sound } from '../../../platform/sound.ts';
import { isLost, untilAnswered } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { soldAs, type Ticket } from '../ticket/ticket.ts';

type Sell = {
  ticket: Ticket;
  quote: SaleQuoteData;
  /** The sale that no payment code paid; null: it is not made yet. */ orderId: string | null;
};

/** Sells the ticket for cash, once however often it is pressed: the same sale keeps its key until an answer came. */
export const useSell = ({ ticket, quote, orderId }: Sell, onSold: (sale: SaleViewData) => void) => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  const sell = useMutation({
    mutationFn: async (tendered: number) => {
      const sale = { ...soldAs(ticket, quote), tendered };
      const what = JSON.stringify([orderId, sale]);
      const send = (key: string) => (orderId === null ? call(sellForCash, sale, { key }) : call(takeCash, { orderId, tendered }, { key }));
      try {
        return await untilAnswered(() => send(keys.keyFor(what)));
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
    sell: useSingle(sell),
    busy: sell.isPending,
    problem: sell.error === null ? null : isLost(sell.error) ? '网络不通，还不知道有没有收成，请再按一次' : sentenceOf(sell.error),
  };
};
