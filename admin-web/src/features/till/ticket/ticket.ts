import type { SaleLineData } from '@mendian/shared/till/sale-lines.ts';
import type { SaleQuoteData } from '@mendian/shared/till/till.contract.ts';
import type { RoundDown } from '@mendian/shared/till/till-price.ts';
import { piecesMax } from '@mendian/shared/order/order-lines.ts';

/** A line on the counter; `key` tells equal ones apart. */
export type TicketLine = { readonly key: number; readonly line: SaleLineData };
export type TicketGuest = { readonly guestId: string; readonly name: string; readonly phone: string; readonly maySpend: boolean };

/** What lies on the counter and who stands before it. What it costs, the server says. */
export type Ticket = {
  readonly lines: readonly TicketLine[];
  /** The next line's key. */
  readonly next: number;
  readonly guest: TicketGuest | null;
  /** Null: the best. */
  readonly couponIds: readonly string[] | null;
  readonly usePoints: boolean;
  readonly roundDown: RoundDown;
  /** The sale it is becoming, from its first line on: neither a lost answer nor a page that dies may sell it twice. Null: it is empty. */
  readonly saleId: string | null;
  /** The order that a scanned payment code may pay, until it is sold or given up: a page that is loaded anew goes on with it. */
  readonly chargedAs: string | null;
};

export const emptyTicket: Ticket = {
  ...{ lines: [], next: 1, guest: null, couponIds: null, usePoints: false, roundDown: 'none', saleId: null, chargedAs: null },
};

/** Adds a line; more pieces of the same, chosen alike, join those that lie there. */
export const withLine = (ticket: Ticket, line: SaleLineData): Ticket => {
  const same = line.kind === 'pieces' ? ticket.lines.find((one) => isAlike(one.line, line)) : undefined;
  if (same !== undefined && line.kind === 'pieces') return withPieces(ticket, same.key, line.pieces);
  return { ...ticket, lines: [...ticket.lines, { key: ticket.next, line }], next: ticket.next + 1 };
};

const isAlike = (one: SaleLineData, other: SaleLineData): boolean =>
  one.kind === 'pieces' && other.kind === 'pieces' && one.skuId === other.skuId && one.choices.join() === other.choices.join();

/** So many pieces more or fewer; none left, the line is gone. */
export const withPieces = (ticket: Ticket, key: number, by: number): Ticket => ({
  ...ticket,
  lines: ticket.lines.flatMap((one) => {
    if (one.key !== key || one.line.kind !== 'pieces') return [one];
    const pieces = Math.min(piecesMax, one.line.pieces + by);
    return pieces < 1 ? [] : [{ ...one, line: { ...one.line, pieces } }];
  }),
});

export const withoutLine = (ticket: Ticket, key: number): Ticket => ({ ...ticket, lines: ticket.lines.filter((one) => one.key !== key) });

/** Weighed once more. */
export const withWeight = (ticket: Ticket, key: number, { gross, tare }: { gross: number; tare: number }): Ticket => ({
  ...ticket,
  lines: ticket.lines.map((one) => (one.key === key && one.line.kind === 'weighed' ? { ...one, line: { ...one.line, gross, tare } } : one)),
});

/** The choices a line carries; a label has none. */
export const choicesIn = (line: SaleLineData): readonly string[] => (line.kind === 'label' ? [] : line.choices);

/** Chosen once more; what is alike then stays a line of its own. */
export const withChoices = (ticket: Ticket, key: number, choices: string[]): Ticket => ({
  ...ticket,
  lines: ticket.lines.map((one) => (one.key === key && one.line.kind !== 'label' ? { ...one, line: { ...one.line, choices } } : one)),
});

/** Another person's coupons and points are not this one's. */
export const withGuest = (ticket: Ticket, guest: TicketGuest | null): Ticket => ({ ...ticket, guest, couponIds: null, usePoints: false });

/** Whether the same label lies there already: two packs may weigh the same, or one was scanned twice. */
export const hasLabel = (ticket: Ticket, code: string): boolean =>
  ticket.lines.some(({ line }) => line.kind === 'label' && line.code === code);

/** What the server is asked about it. */
export const askOf = ({ lines, guest, couponIds, usePoints, roundDown }: Ticket) => ({
  lines: lines.map(({ line }) => line),
  guestId: guest?.guestId ?? null,
  couponIds: couponIds === null ? null : [...couponIds],
  usePoints,
  roundDown,
});

/** The ticket as it is sold: with the coupons that the clerk saw chosen, at the total he saw. */
export const soldAs = (ticket: Ticket, { coupons, payable }: Pick<SaleQuoteData, 'coupons' | 'payable'>) => ({
  ...askOf(ticket),
  couponIds: coupons.flatMap(({ id, chosen }) => (chosen ? [id] : [])),
  expectedPayable: payable,
});
