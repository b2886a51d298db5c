import { eventType } from '../../platform/events.ts';

type Of = { orderId: string };

/** Raised when its 15 minutes are over: closes the payment at WeChat, then the order. */
export const orderExpiring = eventType<Of>('order.expiring');
/** Raised when nobody took the order in time: first to head office's list, then, at `lapsesAt` (ISO), to be refunded. */
export const orderUntaken = eventType<Of & { final: boolean; lapsesAt: string }>('order.untaken');
export const orderReady = eventType<Of>('order.ready');
/** Raised at closing, when what is ready should have been collected. */
export const pickupClosing = eventType<Of & { kept: boolean }>('order.pickup-closing');
export const orderCompleted = eventType<Of>('order.completed');
/** Ended before it was completed. */
export const orderEnded = eventType<Of>('order.ended');
