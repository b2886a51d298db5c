import type { ReceiptStore } from './pay/receipt-page.ts';

/** The store a till stands in. */
export type TillStore = ReceiptStore & { readonly id: string };
