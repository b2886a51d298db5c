import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import type { OfflineLineData } from '@mendian/shared/till/offline.contract.ts';
import { sellForCash, type SaleQuoteData, type SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { takeCash } from '@mendian/shared/till/till-charge.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sendOnce } from '../../../platform/send-once.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { sound } from '../../../platform/sound.ts';
import { isLost } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { keepSale } from '../offline/keep-sale.ts';
import { changeTicket } from '../ticket/ticket-store.ts';
import { soldAs, type Ticket } from '../ticket/ticket.ts';

/** What is sold while there is no network, and where. */
export type KeptTicket = { readonly sold: readonly OfflineLineData[]; readonly storeId: string; readonly shiftId: string };

type Sell = {
  ticket: Ticket;
  quote: SaleQuoteData;
  /** Null: there is a network. */ kept: KeptTicket | null;
  /** The sale that no payment code paid; null: it is not made yet. */ orderId: string | null;
};

/**
 * Sells the ticket for cash, once however often it is pressed, and whichever way it reaches the server: the ticket has had the id of the
 * sale it becomes since its first line.
 */
export const useSell = ({ ticket, quote, kept, orderId }: Sell, onSold: (sale: SaleViewData) => void) => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  const sendSale = async (saleId: string, tendered: number) => {
    const sale = { ...soldAs(ticket, quote), tendered, saleId };
    const send = (key: string) => (orderId === null ? call(sellForCash, sale, { key }) : call(takeCash, { orderId, tendered }, { key }));
    try {
      return await sendOnce(keys, JSON.stringify([orderId, sale]), send);
    } catch (error) {
      if (isOfAnother(error)) changeTicket((before) => ({ ...before, saleId: null }));
      throw error;
    }
  };
  const sell = useMutation({
    mutationFn: async (tendered: number) => {
      const { saleId } = ticket;
      if (saleId === null) throw new Error('an empty ticket is not sold');
      return kept !== null && orderId === null ? keepSale({ ...kept, quote, saleId, tendered }) : sendSale(saleId, tendered);
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
  const isLostNow = isLost(sell.error);
  return {
    sell: useSingle(sell),
    busy: sell.isPending,
    /** Nobody knows whether the server sold it: it can be kept as a sale without a network, which is then the same one. */
    isLost: isLostNow,
    problem: sell.error === null ? null : isLostNow ? '网络不通，还不知道有没有收成。再按一次不会收两次' : sentenceOf(sell.error),
  };
};

/** The ticket was sold before it was changed, or lay here for days: what lies here now is another sale. */
const isOfAnother = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'till/sale-id-taken' || error.code === 'till/sale-id-time');
