import { notePagePrint } from '@mendian/shared/print/print.contract.ts';
import type { PaperKind } from '@mendian/shared/print/print-status.ts';
import { receiptTicket } from '@mendian/shared/print/receipt.ts';
import type { PaperStore } from '@mendian/shared/print/ticket-parts.ts';
import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { printTicket } from '../../../platform/print-ticket.ts';

/** The store on the paper, and what comes out of its network printers. */
export type ReceiptStore = PaperStore & { readonly networkSlips: readonly PaperKind[] };

/** A receipt as a page of this browser, and a note that it was printed. A note that does not get through costs nothing. */
export const printReceiptPage = async (sale: SaleViewData, store: PaperStore, again: boolean): Promise<void> => {
  await printTicket(sale.number, receiptTicket({ sale, store, again }));
  await call(notePagePrint, { kind: 'receipt', orderId: sale.orderId }, { key: newKey() }).catch(() => undefined);
};
