import { permission } from '../kernel/permission.ts';

export const manageAccounts = permission('account.manage', '账号', '管理账号：查看、新增、修改、停用、删除、重置密码');
export const manageRoles = permission('role.manage', '账号', '管理角色：查看、新增、修改、删除');
export const manageMerchantAccounts = permission('merchant-account.manage', '账号', '管理商户主账号：开通、停用、重置密码');
export const managePermissions = permission('permission.manage', '账号', '登记其他程序的权限');
