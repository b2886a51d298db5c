import { setPayeeAlipay as setPayeeAlipayContract } from '@mendian/shared/payment/payee-alipay.contract.ts';
import * as contract from '@mendian/shared/payment/charge.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { setPayeeAlipay } from './alipay-account/set-payee-alipay.ts';
import { chargeOrder } from './charge/charge-order.ts';
import type { ChargeWays } from './charge/charge-way.ts';
import { chargeWays } from './charge/charge-ways.ts';
import { followCharges } from './charge/follow-charges.ts';
import { stopCharge } from './charge/stop-charge.ts';
import { viewCharge } from './charge/view-charge.ts';
import { checkAlipayBill, dailyAlipayBills } from './bill/check-alipay-bill.ts';
import { checkBill, dailyBills, billSchedule } from './bill/check-bill.ts';
import type { PaidDoor, PaidDoors } from './paid-door.ts';
import { queryPending, querySchedule } from './query-pending.ts';
import { receivePayment } from './receive-notice.ts';
import type { Serve } from '../../platform/serve.ts';

/** Payments: at WeChat, believed when WeChat says so and compared with the daily bill; at the counter by code or in cash. */
export const paymentModule = (parts: Parts, doors: PaidDoors): Module => {
  const ways = chargeWays(parts);
  return {
    routes: (serve) => {
      chargeRoutes(serve, parts, ways, doors.order);
      serve.steps(setPayeeAlipayContract, setPayeeAlipay(parts.alipay));
    },
    outside: [{ path: '/wxpay/notify/payment', handle: receivePayment(parts, doors) }],
    subscribers: [queryPending(parts.wechatPay, doors), followCharges(ways, doors.order), ...billSubscribers(parts)],
    schedules: [querySchedule, billSchedule],
  };
};

const billSubscribers = ({ wechatPay, alipay }: Parts) => [dailyBills, checkBill(wechatPay), dailyAlipayBills, checkAlipayBill(alipay)];

const chargeRoutes = (serve: Serve, { settings }: Parts, ways: ChargeWays, orders: PaidDoor): void => {
  const charge = chargeOrder({ ways, orders, brand: settings.BRAND });
  const stop = stopCharge(ways, orders);
  serve.read(contract.getCharge, (ctx, { orderId }) => viewCharge(ways, ctx, orderId));
  serve.steps(contract.chargeOrder, async (steps, input) => {
    await charge(steps, input);
    return viewCharge(ways, { ...steps, sql: steps.reads }, input.orderId);
  });
  serve.steps(contract.stopCharge, async (steps, { orderId }) => {
    await stop(steps, orderId);
    return viewCharge(ways, { ...steps, sql: steps.reads }, orderId);
  });
};
