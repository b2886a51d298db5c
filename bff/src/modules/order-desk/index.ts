import * as contract from '@mendian/shared/order/order-desk.contract.ts';
import type { Module } from '../../module.ts';
import { addNote } from './add-note.ts';
import { listOrders } from './list-orders.ts';
import { refundOrder } from './refund-order.ts';
import { searchOrders } from './search-orders.ts';
import { viewOrder } from './view-order.ts';

export { listOrders } from './list-orders.ts';
export { maySee, visibleOrders } from './order-scope.ts';
export { readCaseSteps } from './read-case-steps.ts';

/** Orders at the desks of head office and merchants: found, looked at, refunded, noted. */
export const orderDeskModule = (): Module => ({
  routes: (serve) => {
    serve.desk.read(contract.listOrders, listOrders);
    serve.desk.steps(contract.searchOrders, searchOrders);
    serve.desk.read(contract.getOrder, (ctx, { orderId }) => viewOrder(ctx, orderId));
    serve.desk.write(contract.refundOrder, (ctx, input) => refundOrder(ctx, input, { small: true }));
    serve.desk.write(contract.refundOrderAny, (ctx, input) => refundOrder(ctx, input, { small: false }));
    serve.desk.write(contract.addNote, addNote);
  },
});
