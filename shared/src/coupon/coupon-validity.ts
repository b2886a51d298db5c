import { addDays, dayOf, instantAt } from '../kernel/shanghai.ts';
import { daysAfterReturn } from './coupon-status.ts';
import type { ValidityData } from './coupon-terms.ts';

export type Span = { readonly from: Date; readonly until: Date };

/** From when until when a coupon counts that is received at `at`; null: its time is over already. `until` no longer counts. */
export const spanOf = (validity: ValidityData, at: Date): Span | null => {
  const span = validity.kind === 'fixed' ? fixed(validity) : ofDays(validity, dayOf(at));
  return span.until > at ? span : null;
};

const fixed = ({ from, until }: ValidityData & { kind: 'fixed' }): Span => ({ from: new Date(from), until: new Date(until) });

const ofDays = ({ after, days }: ValidityData & { kind: 'days' }, received: string): Span => ({
  from: instantAt(addDays(received, after), 0),
  until: instantAt(addDays(received, after + days), 0),
});

/** Until when a coupon counts that comes back at `at`: as before, or with 7 more days when its time ran out meanwhile. */
export const untilAfterReturn = (until: Date, at: Date): Date =>
  until > at ? until : instantAt(addDays(dayOf(at), daysAfterReturn + 1), 0);
