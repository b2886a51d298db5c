import { isSaleLine } from '@mendian/shared/till/sale-lines.ts';
import { clock } from '../../../platform/clock.ts';
import { kept } from '../../../platform/keep.ts';
import { madeId } from '../../../platform/made-id.ts';
import { valueStore } from '../../../platform/value-store.ts';
import { emptyTicket, type Ticket } from './ticket.ts';

const keptAs = 'till.ticket';
/** What lay on the counter longer ago than this is somebody else's. */
const keptMsMax = 4 * 3_600_000;

const keptTicket = (): Ticket => {
  try {
    const { ticket, atMs } = JSON.parse(kept.get(keptAs) ?? '{}') as { ticket?: Ticket; atMs?: number };
    if (ticket === undefined || atMs === undefined || clock.now() - atMs > keptMsMax) return emptyTicket;
    return ticket.lines.every(({ line }) => isSaleLine(line)) ? { ...emptyTicket, ...ticket } : emptyTicket;
  } catch {
    return emptyTicket;
  }
};

/** The ticket outlives the page: an order that rings may be looked at in the middle of a sale, and a page may be loaded anew or its browser killed. */
export const ticketStore = valueStore<Ticket>(keptTicket());
ticketStore.subscribe(() => kept.set(keptAs, JSON.stringify({ ticket: ticketStore.get(), atMs: clock.now() })));

export const changeTicket = (change: (ticket: Ticket) => Ticket): void => ticketStore.set(withSaleId(change(ticketStore.get())));

const withSaleId = (ticket: Ticket): Ticket =>
  ticket.saleId === null && ticket.lines.length > 0 ? { ...ticket, saleId: madeId(clock.now()) } : ticket;

/** A page that died right after a sale may come back with the ticket that was sold. */
export const dropSoldTicket = (isSold: (saleId: string) => boolean): void => {
  const { saleId } = ticketStore.get();
  if (saleId !== null && isSold(saleId)) ticketStore.set(emptyTicket);
};
