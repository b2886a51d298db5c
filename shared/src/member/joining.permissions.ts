import { permission } from '../kernel/permission.ts';

export const viewJoining = permission('member.registrations', '会员', '查看注册记录和活动码');
export const manageJoining = permission('member.joining', '会员', '设置注册渠道：活动码、注册送积分');
