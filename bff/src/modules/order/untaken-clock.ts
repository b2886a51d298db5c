import { minuteMs } from '@mendian/shared/kernel/shanghai.ts';
import { untakenLouderMinutes, untakenMinutesMax } from '@mendian/shared/order/order-status.ts';
import { nextOpening, spanAt, type Hours } from '@mendian/shared/store/hours.ts';

/** When head office hears of an order, and when it is refunded by itself, as long as nobody has taken it. */
export type Untaken = { readonly louderAt: Date; readonly lapsesAt: Date };

/** The clock that begins at an instant; it may lapse later than it becomes louder. */
export const untakenFrom = (from: Date, lapsesFrom: Date = from): Untaken => ({
  louderAt: new Date(from.getTime() + untakenLouderMinutes * minuteMs),
  lapsesAt: new Date(lapsesFrom.getTime() + untakenMinutesMax * minuteMs),
});

/** When somebody can take an order that came now: nobody can while the store is shut. Null: it does not open in a fortnight. */
export const takeableFrom = (hours: Hours, now: Date): Date | null => (spanAt(hours, now) === null ? nextOpening(hours, now) : now);
