import { markPrinted, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { toString as qrText } from 'qrcode';
import { call } from '../../../platform/call.ts';
import { clock } from '../../../platform/clock.ts';
import { printPage } from '../../../platform/print.ts';
import { say } from '../../../ui/notices.ts';
import { useDesk } from '../desk.ts';
import { orderScanText } from '../hand-over/scanned.ts';
import { slipPage, type SlipKind } from './slip-page.ts';
import { slipSettings } from '../../../platform/slip-settings.ts';

/** Prints a slip and notes on the order that it was. A note that does not get through costs nothing. */
export const usePrintSlip = () => {
  const { session, store } = useDesk();
  return async (order: TerminalOrderData, kind: SlipKind): Promise<void> => {
    try {
      const qr = kind === 'kitchen' ? await qrText(orderScanText(order.id), { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) : '';
      await printPage(slipPage({ kind, order, store, qr, paperMm: slipSettings.get().paperMm, nowMs: clock.now() }));
    } catch {
      return say('小票没有打印出来，请检查打印机后在订单详情里补打', 'bad');
    }
    const answer = session.begin();
    await call(markPrinted, { orderId: order.id, slip: kind }).then(answer, () => undefined);
  };
};
