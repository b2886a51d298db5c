import { permission } from '../kernel/permission.ts';
import { yuanText } from '../kernel/money.ts';
import { smallRefundMax } from './desk-refund.ts';

export const seeOrders = permission('order.see', '订单', '查看订单：列表、查找、详情');
export const noteOrders = permission('order.note', '订单', '给订单写备注');
export const refundOrders = permission('order.refund', '订单', `退款：每笔订单累计不超过 ¥${yuanText(smallRefundMax)}`);
export const refundAnyAmount = permission('order.refund-any', '订单', '退款：不限金额');
