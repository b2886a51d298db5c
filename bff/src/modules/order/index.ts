export { saveAsk } from './customer-calls.ts';
export { feedMyOrder, feedOrder } from './feed-views.ts';
export { endOrder } from './move-order.ts';
export { orderDoor } from './order-door.ts';
export { orderModule } from './order.module.ts';
export type { LockedOrder, OrderRow } from './order.rows.ts';
export { presentForTerminal, refundAskOf } from './present-order.ts';
export { lockOrder, readLines, readStoreBundles } from './read-orders.ts';
