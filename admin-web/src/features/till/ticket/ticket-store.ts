import { valueStore } from '../../../platform/value-store.ts';
import { emptyTicket, type Ticket } from './ticket.ts';

/** The ticket outlives the page: an order that rings may be looked at in the middle of a sale. */
export const ticketStore = valueStore<Ticket>(emptyTicket);

export const changeTicket = (change: (ticket: Ticket) => Ticket): void => ticketStore.set(change(ticketStore.get()));
