import * as v from 'valibot';
import { deskEndpoint, endpoint } from '../kernel/endpoint.ts';
import { Count, Id, Instant, Nothing } from '../kernel/fields.ts';

/** What kinds of merchants there are. */
export const merchantKinds = ['branch', 'franchisee'] as const;
export type MerchantKind = (typeof merchantKinds)[number];

/** A password as it is sent: its rules are in password-rules.ts, and are asked where one is chosen. */
const Password = v.pipe(v.string(), v.minLength(1, '请填写密码'), v.maxLength(200, '密码最多 200 个字符'));
/** What one signs in with, however it was typed. */
const Username = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1, '请填写账号'), v.maxLength(80, '账号最多 80 个字符'));

/** Whoever is signed in at a desk: what the account may do, and for which stores. */
export const Me = v.object({
  accountId: Id,
  username: v.string(),
  realName: v.string(),
  phone: v.string(),
  /** The first account of its merchant or of head office. */
  primary: v.boolean(),
  /** The password was set by somebody else: nothing but changing it is open. */
  mustChangePassword: v.boolean(),
  /** Null: head office. */
  merchant: v.nullable(v.object({ id: Id, code: v.string(), name: v.string(), kind: v.picklist(merchantKinds) })),
  /** Keys of permissions: all of the desk's for a first account. */
  permissions: v.array(v.string()),
  scope: v.array(v.object({ node: v.string(), name: v.string() })),
  /** How many stores the scope covers, each counted once. */
  stores: Count,
});
export type MeData = v.InferOutput<typeof Me>;

const signInAt = <const Path extends `/api/${'hq' | 'merchant'}/sign-in`>(path: Path, whose: string) =>
  endpoint({
    method: 'POST',
    path,
    summary: `${whose}账号登录。错 3 次起要图形验证码，错 10 次锁 15 分钟；账号是否存在，答复都一样`,
    who: 'anyone',
    repeat: 'natural',
    input: v.object({
      username: Username,
      password: Password,
      /** After three failures: the id of a captcha, and what one reads in it. */
      captcha: v.optional(v.object({ id: Id, text: v.pipe(v.string(), v.trim(), v.maxLength(20)) })),
    }),
    reply: v.object({ token: v.string(), me: Me }),
    /** `details.captcha` of `account/wrong`: whether the next try needs one. */
    refusals: ['account/wrong', 'account/captcha-needed', 'account/captcha-wrong', 'account/locked', 'limit/too-many'],
  });

/** By desk: an account of the other desk is answered like a wrong password. */
export const signIn = { hq: signInAt('/api/hq/sign-in', '总部'), merchant: signInAt('/api/merchant/sign-in', '商户') };

const captchaAt = <const Path extends `/api/${'hq' | 'merchant'}/captcha`>(path: Path) =>
  endpoint({
    method: 'GET',
    path,
    summary: '一张图形验证码（SVG），5 分钟内有效，只能用一次',
    who: 'anyone',
    input: Nothing,
    /** `svg` is shown as a picture (a data address), not put into the page. */
    reply: v.object({ id: Id, svg: v.string() }),
    refusals: ['limit/too-many'],
  });

export const getCaptcha = { hq: captchaAt('/api/hq/captcha'), merchant: captchaAt('/api/merchant/captcha') };

export const getMe = deskEndpoint({
  method: 'GET',
  path: '/me',
  summary: '我是谁：账号、权限、负责的范围和门店数',
  permission: null,
  input: Nothing,
  reply: Me,
  refusals: [],
});

export const changeMyPassword = deskEndpoint({
  method: 'POST',
  path: '/me/password',
  summary: '修改自己的密码：至少 8 位，不能是账号名或常见密码；其他地方的登录随即退出',
  permission: null,
  repeat: 'natural',
  input: v.object({ current: Password, next: Password }),
  reply: Nothing,
  refusals: ['account/password-wrong', 'account/password-weak'],
});

export const signOut = deskEndpoint({
  method: 'POST',
  path: '/me/sign-out',
  summary: '退出登录，当前令牌立即失效',
  permission: null,
  repeat: 'natural',
  input: Nothing,
  reply: Nothing,
  refusals: [],
});

export const listMySessions = deskEndpoint({
  method: 'GET',
  path: '/me/sessions',
  summary: '我在哪些设备上登录着，最近的在前',
  permission: null,
  input: Nothing,
  reply: v.object({
    items: v.array(v.object({ sessionId: Id, device: v.string(), at: Instant, expiresAt: Instant, current: v.boolean() })),
  }),
  refusals: [],
});

export const endMySession = deskEndpoint({
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  summary: '让我的一处登录退出',
  permission: null,
  repeat: 'natural',
  input: v.object({ sessionId: Id }),
  reply: Nothing,
  refusals: ['thing/not-found'],
});
