import type { ReplyOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { quoteOrder } from '@mendian/shared/order/order.contract.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useShared } from '../../platform/shared-state.ts';
import { token } from '../../platform/token.ts';

type QuoteAsk = RequestOf<typeof quoteOrder>;
export type QuoteReply = ReplyOf<typeof quoteOrder>;

type State = { of: string; quote: QuoteReply | null; failure: unknown };

/**
 * The server's price for what is chosen now. While a new one is asked for the old one stays, marked as `stale`; an older
 * answer never takes the place of a newer one. Who becomes known meanwhile has coupons, so it is asked anew.
 */
export const useQuote = (ask: QuoteAsk) => {
  const isKnown = useShared(token) !== null;
  const of = JSON.stringify({ ask, isKnown });
  const [state, setState] = useState<State>({ of: '', quote: null, failure: null });
  const current = useRef(of);
  current.current = of;
  const turns = useRef({ asked: 0, shown: 0 });

  const refresh = useCallback(async (): Promise<QuoteReply | null> => {
    const asked = current.current;
    const { ask: request } = JSON.parse(asked) as { ask: QuoteAsk };
    if (request.lines.length === 0) return null;
    const turn = (turns.current.asked += 1);
    const show = (next: (before: State) => State): void => {
      if (current.current !== asked || turn < turns.current.shown) return;
      turns.current.shown = turn;
      setState(next);
    };
    try {
      const quote = await call(quoteOrder, request);
      show(() => ({ of: asked, quote, failure: null }));
      return quote;
    } catch (failure) {
      show((before) => ({ ...before, failure }));
      return null;
    }
  }, []);

  useEffect(() => {
    void refresh();
  }, [of, refresh]);

  return { quote: state.quote, failure: state.failure, stale: state.of !== of, refresh };
};
