import type { Ticket } from '@mendian/shared/print/ticket.ts';
import { printPage } from './print.ts';
import { slipSettings } from './slip-settings.ts';
import { ticketPage } from './ticket-page.ts';

/** Prints a ticket in this browser, on paper as wide as its printer is set to: what a network printer is sent too. */
export const printTicket = async (title: string, ticket: Ticket): Promise<void> =>
  printPage(await ticketPage({ title, ticket, paperMm: slipSettings.get().paperMm }));
