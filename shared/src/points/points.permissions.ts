import { permission } from '../kernel/permission.ts';

export const viewTiers = permission('tier.view', '会员', '查看会员等级');
export const editTiers = permission('tier.edit', '会员', '设置会员等级：名称、成长值、积分');
