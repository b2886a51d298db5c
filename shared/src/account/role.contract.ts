import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Count, Id, Instant, Nothing, textFrom1To } from '../kernel/fields.ts';
import { managePermissions, manageRoles } from './account.permissions.ts';

/** A permission's key, as endpoints declare it and other programs add it: `order.refund`. */
export const PermissionKey = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/, '权限编码格式不对'), v.maxLength(60));

export const rolesMax = 100;
export const permissionsPerRoleMax = 300;

const RoleView = v.object({
  roleId: Id,
  name: v.string(),
  permissions: v.array(v.string()),
  /** How many accounts have it. */
  accounts: Count,
  createdAt: Instant,
  updatedAt: Instant,
  /** Whether the caller holds all that it holds. */
  can: v.object({ edit: v.boolean(), remove: v.boolean() }),
});
export type RoleViewData = v.InferOutput<typeof RoleView>;

const RoleDetail = v.object({ ...RoleView.entries, usedBy: v.array(v.object({ accountId: Id, realName: v.string() })) });

const content = {
  name: textFrom1To(30),
  permissions: v.pipe(v.array(PermissionKey), v.minLength(1, '请至少选一项权限'), v.maxLength(permissionsPerRoleMax)),
};

export const listRoles = deskEndpoint({
  method: 'GET',
  path: '/roles',
  summary: `角色列表（最多 ${rolesMax} 个）`,
  permission: manageRoles,
  input: Nothing,
  reply: v.object({ items: v.array(RoleView) }),
  refusals: [],
});

export const getRole = deskEndpoint({
  method: 'GET',
  path: '/roles/:roleId',
  summary: '角色详情：权限，和在用它的账号（最多列 50 个）',
  permission: manageRoles,
  input: v.object({ roleId: Id }),
  reply: RoleDetail,
  refusals: ['thing/not-found'],
});

export const addRole = deskEndpoint({
  method: 'POST',
  path: '/roles',
  summary: '新增角色：名称不能重复，只能含自己有的权限',
  permission: manageRoles,
  repeat: 'key',
  input: v.object(content),
  reply: RoleView,
  refusals: ['role/name-taken', 'role/too-many', 'role/permission-unknown', 'role/not-yours-to-grant'],
});

export const editRole = deskEndpoint({
  method: 'PUT',
  path: '/roles/:roleId',
  summary: '修改角色，下一次请求起对用它的账号生效；含有自己没有的权限的角色不能改',
  permission: manageRoles,
  repeat: 'natural',
  input: v.object({ roleId: Id, ...content }),
  reply: RoleView,
  refusals: ['thing/not-found', 'role/name-taken', 'role/permission-unknown', 'role/holds-more', 'role/not-yours-to-grant'],
});

export const removeRole = deskEndpoint({
  method: 'DELETE',
  path: '/roles/:roleId',
  summary: '删除角色；还有账号在用时不能删，并说明是谁',
  permission: manageRoles,
  repeat: 'natural',
  input: v.object({ roleId: Id }),
  reply: Nothing,
  refusals: ['thing/not-found', 'role/holds-more', 'role/in-use'],
});

export const listPermissions = deskEndpoint({
  method: 'GET',
  path: '/permissions',
  summary: '权限目录：由接口自己声明，另加其他程序登记的；每项说明我有没有',
  permission: null,
  input: Nothing,
  reply: v.object({
    items: v.array(
      v.object({
        key: v.string(),
        name: v.string(),
        group: v.string(),
        /** Added by head office for a program by others. */
        extra: v.boolean(),
        held: v.boolean(),
      }),
    ),
  }),
  refusals: [],
});

export const extraPermissionsMax = 200;
export const extraDesks = ['hq', 'merchant', 'both'] as const;

const ExtraPermission = v.object({
  key: PermissionKey,
  name: textFrom1To(60),
  group: textFrom1To(20),
  /** Whose roles can hold it. */
  desk: v.picklist(extraDesks),
});

export const listExtraPermissions = endpoint({
  method: 'GET',
  path: '/api/hq/extra-permissions',
  summary: '其他程序登记的权限',
  who: 'headOffice',
  permission: managePermissions,
  input: Nothing,
  reply: v.object({ items: v.array(ExtraPermission) }),
  refusals: [],
});

export const addExtraPermission = endpoint({
  method: 'POST',
  path: '/api/hq/extra-permissions',
  summary: '为向 Mendian 询问权限的其他程序登记一项权限；登记后即可放进角色',
  who: 'headOffice',
  permission: managePermissions,
  repeat: 'natural',
  input: ExtraPermission,
  reply: ExtraPermission,
  refusals: ['permission/key-taken', 'permission/too-many'],
});

export const removeExtraPermission = endpoint({
  method: 'DELETE',
  path: '/api/hq/extra-permissions/:permissionKey',
  summary: '撤销登记的权限；还有角色含它时不能撤销',
  who: 'headOffice',
  permission: managePermissions,
  repeat: 'natural',
  input: v.object({ permissionKey: PermissionKey }),
  reply: Nothing,
  refusals: ['thing/not-found', 'permission/in-use'],
});
