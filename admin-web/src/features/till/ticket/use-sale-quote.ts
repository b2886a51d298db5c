import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { quoteFromKept } from '@mendian/shared/till/counter-quote.ts';
import { quoteSale } from '@mendian/shared/till/till.contract.ts';
import type { TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { call } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { useOffline, useWhyNotOffline } from '../offline/use-offline.ts';
import type { TillProduct } from '../till-products.ts';
import { askOf, type Ticket } from './ticket.ts';

/** What the till knows by itself. */
type Kit = { readonly storeId: string; readonly products: readonly TillProduct[]; readonly settings: TillSettingsData };

/**
 * What the ticket costs, as the server counts it; without a network as the till does by what it kept. `isFresh`: it was counted for just
 * this ticket; `sold`: the lines as a sale without a network records them, null with one.
 */
export const useSaleQuote = (ticket: Ticket, kit: Kit) => {
  const kept = useKeptQuote(ticket, kit);
  const ask = askOf(ticket);
  const isEmpty = ask.lines.length === 0;
  const quote = useQuery({
    queryKey: ['till-quote', ask],
    queryFn: () => call(quoteSale, ask),
    enabled: !isEmpty && kept === null,
    retry: false,
    gcTime: 0,
    // While a line is added the sums stay.
    placeholderData: (before) => (isEmpty ? undefined : before),
  });
  const again = () => void quote.refetch();
  if (kept !== null) return { data: isEmpty ? null : kept.quote, sold: kept.sold, isFresh: !isEmpty, problem: null, again };
  return {
    data: isEmpty ? null : (quote.data ?? null),
    sold: null,
    isFresh: !isEmpty && quote.isSuccess && !quote.isPlaceholderData,
    problem: quote.error === null ? null : sentenceOf(quote.error),
    again,
  };
};
export type SaleQuote = ReturnType<typeof useSaleQuote>;

/** Null: the server counts. */
const useKeptQuote = (ticket: Ticket, { storeId, products, settings }: Kit) => {
  const offline = useOffline(storeId);
  const why = useWhyNotOffline(storeId, products.length > 0);
  const counted = useMemo(() => (offline ? quoteFromKept(askOf(ticket), products, settings) : null), [offline, ticket, products, settings]);
  if (counted === null) return null;
  const stands = why ?? (ticket.guest === null ? null : '断网时只收现金，不能记会员、用券和积分；请点会员旁边的 × 去掉再收款');
  const { quote, sold } = counted;
  return { sold, quote: stands === null ? quote : { ...quote, obstacle: { code: 'till/offline', message: stands } } };
};
