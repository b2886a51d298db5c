import type { Module, Parts } from '../../module.ts';
import { checkBill, dailyBills, billSchedule } from './check-bill.ts';
import type { OrderDoor } from './order-door.ts';
import { queryPending, querySchedule } from './query-pending.ts';
import { receivePayment } from './receive-notice.ts';

/** Payments at WeChat: opened with the order, believed when WeChat says so, compared with the daily bill. */
export const paymentModule = (parts: Parts, orders: OrderDoor): Module => ({
  outside: [{ path: '/wxpay/notify/payment', handle: receivePayment(parts, orders) }],
  subscribers: [queryPending(parts.wechatPay, orders), dailyBills, checkBill(parts.wechatPay)],
  schedules: [querySchedule, billSchedule],
});
