import * as v from 'valibot';
import { deskEndpoint } from '../kernel/endpoint.ts';
import { Count, Cursor, Id, Instant, Nothing, pageOf, Phone, queryInteger, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { manageAccounts } from './account.permissions.ts';

/** A new account's name to sign in with: kept in small letters. */
export const NewUsername = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(/^[0-9a-z._-]{3,36}$/, '账号要 3 到 36 位，只能用小写字母、数字、点和横线'),
);
/** A node of the chain as text: `chain`, `branch:…`, `franchisee:…`, `store:…`. */
export const NodeText = v.pipe(v.string(), v.regex(/^(chain|(branch|franchisee|store):[0-9A-Za-z_-]{1,36})$/, '范围的格式不对'));
const NamedNode = v.object({ node: v.string(), name: v.string() });
const NamedRole = v.object({ roleId: Id, name: v.string() });

export const rolesPerAccountMax = 20;
export const nodesPerAccountMax = 500;

/** What somebody who manages accounts sets of one. */
const held = {
  roleIds: v.pipe(v.array(Id), v.maxLength(rolesPerAccountMax, `一个账号最多 ${rolesPerAccountMax} 个角色`)),
  scope: v.pipe(v.array(NodeText), v.maxLength(nodesPerAccountMax, `一个账号最多 ${nodesPerAccountMax} 个范围，请改选分公司或加盟商`)),
};
const person = { realName: textFrom1To(30), phone: Phone };

const known = {
  accountId: Id,
  username: v.string(),
  realName: v.string(),
  phone: v.string(),
  primary: v.boolean(),
  enabled: v.boolean(),
  /** Has a one-time password that was not changed yet. */
  mustChangePassword: v.boolean(),
  roles: v.array(NamedRole),
  createdAt: Instant,
  createdBy: v.string(),
  lastSignInAt: v.nullable(Instant),
};

const AccountRow = v.object({
  ...known,
  /** One of its nodes, and how many there are. */ scope: v.object({ first: v.nullable(NamedNode), count: Count }),
});
export type AccountRowData = v.InferOutput<typeof AccountRow>;

const AccountView = v.object({
  ...known,
  scope: v.array(NamedNode),
  /** How many stores the scope covers, each counted once. */
  stores: Count,
  /** What the caller may do to it. */
  can: v.object({ rename: v.boolean(), change: v.boolean(), remove: v.boolean(), resetPassword: v.boolean() }),
});
export type AccountViewData = v.InferOutput<typeof AccountView>;

export const accountStates = ['enabled', 'disabled'] as const;

export const listAccounts = deskEndpoint({
  method: 'GET',
  path: '/accounts',
  summary: '账号列表，新的在前；按姓名、手机号的开头查找。只列出负责范围在自己之内的账号',
  permission: manageAccounts,
  input: v.object({
    name: v.optional(textUpTo(30)),
    phone: v.optional(v.pipe(v.string(), v.regex(/^\d{0,11}$/, '手机号是数字'))),
    roleId: v.optional(Id),
    state: v.optional(v.picklist(accountStates)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(AccountRow),
  refusals: [],
});

export const getAccount = deskEndpoint({
  method: 'GET',
  path: '/accounts/:accountId',
  summary: '账号详情：角色、负责范围、我可以对它做什么',
  permission: manageAccounts,
  input: v.object({ accountId: Id }),
  reply: AccountView,
  refusals: ['thing/not-found'],
});

/** The password is told once and kept nowhere, so that neither can a reply: sent again, a name that is taken is refused. */
const WithPassword = v.object({ account: AccountView, password: v.string() });

export const addAccount = deskEndpoint({
  method: 'POST',
  path: '/accounts',
  summary: '新增账号；答复里的一次性密码只显示这一次，首次登录必须修改。不能授予自己没有的权限和门店',
  permission: manageAccounts,
  repeat: 'natural',
  input: v.object({ username: NewUsername, ...person, ...held }),
  reply: WithPassword,
  refusals: ['account/username-taken', 'account/not-yours-to-grant'],
});

export const editAccount = deskEndpoint({
  method: 'PUT',
  path: '/accounts/:accountId',
  summary: '修改账号的姓名、手机号、角色、范围、启停；停用时它的登录全部退出。自己的账号只能改姓名和手机号',
  permission: manageAccounts,
  repeat: 'natural',
  input: v.object({ accountId: Id, ...person, ...held, enabled: v.boolean() }),
  reply: AccountView,
  refusals: ['thing/not-found', 'account/own', 'account/first', 'account/holds-more', 'account/not-yours-to-grant'],
});

export const removeAccount = deskEndpoint({
  method: 'DELETE',
  path: '/accounts/:accountId',
  summary: '删除账号：登录全部退出，账号名可以再用，操作记录保留',
  permission: manageAccounts,
  repeat: 'natural',
  input: v.object({ accountId: Id }),
  reply: Nothing,
  refusals: ['thing/not-found', 'account/own', 'account/first', 'account/holds-more'],
});

export const resetPassword = deskEndpoint({
  method: 'POST',
  path: '/accounts/:accountId/password',
  summary: '重置密码：答复里的一次性密码只显示这一次，首次登录必须修改；登录全部退出，锁定解除',
  permission: manageAccounts,
  repeat: 'natural',
  input: v.object({ accountId: Id }),
  reply: v.object({ password: v.string() }),
  refusals: ['thing/not-found', 'account/own', 'account/first', 'account/holds-more'],
});

export const listGrantableRoles = deskEndpoint({
  method: 'GET',
  path: '/grantable-roles',
  summary: '我可以授予的角色：其中的权限我都有',
  permission: manageAccounts,
  input: Nothing,
  reply: v.object({ items: v.array(NamedRole) }),
  refusals: [],
});

export const nodeKinds = ['branch', 'franchisee', 'store'] as const;

export const listGrantableNodes = deskEndpoint({
  method: 'GET',
  path: '/grantable-nodes',
  summary: '我可以授予的范围：分公司、加盟商或门店，按编码或名称查找',
  permission: manageAccounts,
  input: v.object({
    kind: v.picklist(nodeKinds),
    text: v.optional(textUpTo(30)),
    after: Cursor,
    limit: v.optional(queryInteger(1, 100), 50),
  }),
  reply: pageOf(v.object({ node: v.string(), code: v.string(), name: v.string() })),
  refusals: [],
});
