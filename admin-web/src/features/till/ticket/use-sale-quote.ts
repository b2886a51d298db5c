import { useQuery } from '@tanstack/react-query';
import { quoteSale } from '@mendian/shared/till/till.contract.ts';
import { call } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { askOf, type Ticket } from './ticket.ts';

/** What the ticket costs, as the server counts it. `isFresh`: it was counted for just this ticket. */
export const useSaleQuote = (ticket: Ticket) => {
  const ask = askOf(ticket);
  const isEmpty = ask.lines.length === 0;
  const quote = useQuery({
    queryKey: ['till-quote', ask],
    queryFn: () => call(quoteSale, ask),
    enabled: !isEmpty,
    retry: false,
    gcTime: 0,
    // While a line is added the sums stay.
    placeholderData: (before) => (isEmpty ? undefined : before),
  });
  return {
    data: isEmpty ? null : (quote.data ?? null),
    isFresh: !isEmpty && quote.isSuccess && !quote.isPlaceholderData,
    problem: quote.error === null ? null : sentenceOf(quote.error),
    again: () => void quote.refetch(),
  };
};
export type SaleQuote = ReturnType<typeof useSaleQuote>;
