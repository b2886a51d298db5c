import { permission } from '../kernel/permission.ts';

export const seeOffline = permission('offline.see', '订单', '查看断网收银');
export const settleOffline = permission('offline.settle', '订单', '处理断网收银：再入账、不入账');
