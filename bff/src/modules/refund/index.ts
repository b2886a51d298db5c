export { refundModule } from './refund.module.ts';
export { refundRequested, requestRefund } from './request-refund.ts';
export { retryRefund, settleRefund } from './retry-refund.ts';
