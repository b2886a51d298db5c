import { permission } from '../kernel/permission.ts';

export const seeAfterSales = permission('after-sale.see', '订单', '查看售后：顾客的退款申请');
export const decideAfterSales = permission('after-sale.decide', '订单', '处理售后：同意、部分同意、拒绝、转上级');
export const setAfterSaleRules = permission('after-sale.rules', '订单', '设置售后规则：期限、各级额度');
