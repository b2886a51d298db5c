import type { Module, Parts } from '../../module.ts';
import { checkBill, dailyBills, billSchedule } from './check-bill.ts';
import type { PaidDoors } from './paid-door.ts';
import { queryPending, querySchedule } from './query-pending.ts';
import { receivePayment } from './receive-notice.ts';

/** Payments at WeChat: opened with what is paid for, believed when WeChat says so, compared with the daily bill. */
export const paymentModule = (parts: Parts, doors: PaidDoors): Module => ({
  outside: [{ path: '/wxpay/notify/payment', handle: receivePayment(parts, doors) }],
  subscribers: [queryPending(parts.wechatPay, doors), dailyBills, checkBill(parts.wechatPay)],
  schedules: [querySchedule, billSchedule],
});
