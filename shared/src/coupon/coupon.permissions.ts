import { permission } from '../kernel/permission.ts';

export const viewCoupons = permission('coupon.view', '营销', '查看券模板和发放记录');
export const editCoupons = permission('coupon.edit', '营销', '编辑券模板的草稿');
export const approveCoupons = permission('coupon.approve', '营销', '审核券模板：审核、开始、暂停、结束、加大总数');
export const giveCoupons = permission('coupon.give', '营销', '把券发放给会员');
