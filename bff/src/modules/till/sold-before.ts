import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import type { OrderState } from '@mendian/shared/order/order-status.ts';
import { tillAheadMinutesMax } from '@mendian/shared/till/made-here.ts';
import { question, type Question } from '../../platform/sql.ts';

/** A sale by the id that its terminal made, with what it came to. */
type Sale = { readonly id: string; readonly storeId: string; readonly payable: number };

/** How old something may be when it comes. */
const lateMsMax = 7 * 86_400_000;

/** What is paid for with an id; all null: no order but a pass. */
type Found = { store_id: string | null; mode: string | null; state: OrderState | null; payable: number | null };

/**
 * Whether a sale is in the books, whichever way it came there: sold by the till's call, or sent later. `other`: its id is that of
 * something else; null: there is nothing with it.
 */
export const askSold = ({ id, storeId, payable }: Sale): Question<'sale' | 'other' | null> =>
  question<Found, 'sale' | 'other' | null>(
    'SELECT o.store_id, o.mode, o.state, o.payable FROM payment p LEFT JOIN orders o ON o.id = p.order_id WHERE p.order_id = ?',
    [id],
    ([there]) => {
      if (there === undefined) return null;
      const isIt = there.store_id === storeId && there.mode === 'counter' && there.state === 'completed' && there.payable === payable;
      return isIt ? 'sale' : 'other';
    },
  );

export const isAhead = (ms: number, now: Date): boolean => ms > now.getTime() + tillAheadMinutesMax * minuteMs;

export const isTooOld = (ms: number, now: Date): boolean => ms < now.getTime() - lateMsMax;
