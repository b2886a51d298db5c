import { eventType } from '../../platform/events.ts';

type Of = { passId: string };

/** Raised when its 15 minutes are over: closes the payment at WeChat, then the pass. */
export const passExpiring = eventType<Of>('pass.expiring');
/** It has few uses or days left; raised once. */
export const passEnding = eventType<Of>('pass.ending');
/** Its money is back with its member. */
export const passRefunded = eventType<Of>('pass.refunded');
/** It was paid for, in time. */
export const passSold = eventType<Of>('pass.sold');
