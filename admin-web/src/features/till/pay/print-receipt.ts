import type { SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { toString as qrText } from 'qrcode';
import { printPage } from '../../../platform/print.ts';
import { slipSettings } from '../../../platform/slip-settings.ts';
import { say } from '../../../ui/notices.ts';
import { receiptPage, type ReceiptStore } from './receipt-page.ts';

/** Prints a sale's receipt; its code finds the sale again when goods come back. */
export const printReceipt = async (sale: SaleViewData, store: ReceiptStore): Promise<void> => {
  try {
    const qr = await qrText(`MDO:${sale.orderId}`, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
    await printPage(receiptPage({ sale, store, qr, paperMm: slipSettings.get().paperMm }));
  } catch {
    say('小票没有打印出来，请检查打印机后再打一次', 'bad');
  }
};
