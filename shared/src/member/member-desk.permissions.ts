import { permission } from '../kernel/permission.ts';

export const viewMembers = permission('member.view', '会员', '查看会员：用会员码、卡号、券码、月卡卡号查找，看积分、券、月卡、订单和售后');
export const findMembersByPhone = permission('member.find-by-phone', '会员', '用完整手机号查找会员，每次都留操作记录');
export const correctPoints = permission('member.correct-points', '会员', '调整会员的积分');
export const unbindCards = permission('member.unbind-card', '会员', '解绑会员的会员卡');
