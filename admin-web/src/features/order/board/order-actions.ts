import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { getTerminalOrder, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { valueStore } from '../../../platform/value-store.ts';
import { say } from '../../../ui/notices.ts';
import type { BoardSession } from './board-session.ts';

/** Runs what a person does with an order: once at a time for each, the answer onto the board, a refusal as a sentence. */
export const orderActions = (session: BoardSession) => {
  const busy = valueStore<ReadonlySet<string>>(new Set());
  const mark = (orderId: string, on: boolean) => {
    const next = new Set(busy.get());
    if (on) next.add(orderId);
    else next.delete(orderId);
    busy.set(next);
  };

  const attempt = async (orderId: string, ask: () => Promise<TerminalOrderData>): Promise<TerminalOrderData | null> => {
    const answer = session.begin();
    try {
      const order = await ask();
      answer(order);
      return order;
    } catch (error) {
      say(sentenceOf(error), 'bad');
      if (isOutOfDate(error)) await freshen(orderId);
      return null;
    }
  };
  const freshen = async (orderId: string): Promise<void> => {
    const answer = session.begin();
    await call(getTerminalOrder, { orderId }).then(answer, () => undefined);
  };

  return {
    busy,
    /** Null when it was refused, which has been said, or when the order is being acted on already. */
    run: async (orderId: string, ask: () => Promise<TerminalOrderData>): Promise<TerminalOrderData | null> => {
      if (busy.get().has(orderId)) return null;
      mark(orderId, true);
      try {
        return await attempt(orderId, ask);
      } finally {
        mark(orderId, false);
      }
    },
  };
};
export type OrderActions = ReturnType<typeof orderActions>;

/** A refusal after which what we show cannot be right. */
const isOutOfDate = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'state/not-allowed' || error.code === 'thing/not-found');
