import { permission } from '../kernel/permission.ts';

export const viewPasses = permission('pass.view', '营销', '查看月卡种类和会员的月卡');
export const editPasses = permission('pass.edit', '营销', '编辑月卡种类的草稿');
export const sellPasses = permission('pass.sell', '营销', '开始售卖、停售月卡');
export const refundPasses = permission('pass.refund', '营销', '月卡退款：同意、拒绝或主动退款');
