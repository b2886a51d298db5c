export { refundModule } from './refund.module.ts';
export { openRefund, refundRequested, refundSettled } from './open-refund.ts';
export { requestRefund } from './request-refund.ts';
export { retryRefund, settleRefund } from './retry-refund.ts';
