import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Day, Id, Instant, LatE6, LngE6, Nothing, Phone, textFrom1To, textUpTo } from '../kernel/fields.ts';
import { Birthday } from './birthday.ts';

/** A member as they see themselves. The phone is masked: 138****8000. */
export const MemberView = v.object({
  id: Id,
  nickname: v.string(),
  phone: v.nullable(v.string()),
  invoice: v.nullable(v.object({ title: v.string(), taxNo: v.string() })),
  /** Month and day, `11-20`. */
  birthday: v.nullable(v.string()),
  /** The day from which on the birthday may be told anew; null: today. */
  birthdayFrom: v.nullable(Day),
});
export type MemberViewData = v.InferOutput<typeof MemberView>;

export const signIn = endpoint({
  method: 'POST',
  path: '/api/mini/sign-in',
  summary: '用 wx.login 的 code 登录；第一次会建立会员',
  who: 'anyone',
  repeat: 'natural',
  input: v.object({
    code: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    /** What brought him: the address of a registration code, or its scene. It counts where this makes the member. */
    brought: v.optional(v.pipe(v.string(), v.maxLength(300))),
  }),
  reply: v.object({ token: v.string(), member: MemberView }),
  refusals: ['member/code-invalid', 'member/blocked', 'outside/unavailable', 'limit/too-many'],
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/mini/sign-out',
  summary: '退出登录，当前令牌立即失效',
  who: 'customer',
  repeat: 'natural',
  input: Nothing,
  reply: Nothing,
  refusals: [],
});

export const getMe = endpoint({
  method: 'GET',
  path: '/api/mini/me',
  summary: '我的资料',
  who: 'customer',
  input: Nothing,
  reply: MemberView,
  refusals: [],
});

export const updateMe = endpoint({
  method: 'PUT',
  path: '/api/mini/me',
  summary: '修改昵称与开票信息',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ nickname: textFrom1To(20), invoice: v.nullable(v.object({ title: textFrom1To(60), taxNo: textUpTo(30) })) }),
  reply: MemberView,
  refusals: [],
});

export const tellBirthday = endpoint({
  method: 'PUT',
  path: '/api/mini/me/birthday',
  summary: '填写生日的月和日，生日当天送券；一年只能改一次',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ birthday: Birthday }),
  reply: MemberView,
  refusals: ['member/birthday-lately'],
});

export const setPhone = endpoint({
  method: 'POST',
  path: '/api/mini/me/phone',
  summary: '用微信手机号按钮的 code 绑定手机号',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  reply: MemberView,
  refusals: ['member/code-invalid', 'outside/unavailable'],
});

export const listMyStores = endpoint({
  method: 'GET',
  path: '/api/mini/me/stores',
  summary: '我点过的门店，最近的在前，最多 20 家',
  who: 'customer',
  input: Nothing,
  reply: v.object({ items: v.array(v.object({ storeId: Id, lastOrderedAt: Instant })) }),
  refusals: [],
});

const addressFields = {
  contact: textFrom1To(20),
  phone: Phone,
  /** The place's name and street, as chosen on the map. */
  place: textFrom1To(100),
  /** House, floor, door. */
  door: textFrom1To(60),
  latE6: LatE6,
  lngE6: LngE6,
};
export const AddressView = v.object({ id: Id, ...addressFields });
export type AddressViewData = v.InferOutput<typeof AddressView>;

export const listAddresses = endpoint({
  method: 'GET',
  path: '/api/mini/addresses',
  summary: '我的收货地址',
  who: 'customer',
  input: Nothing,
  reply: v.object({ items: v.array(AddressView) }),
  refusals: [],
});

export const addAddress = endpoint({
  method: 'POST',
  path: '/api/mini/addresses',
  summary: '新增收货地址，最多 20 个',
  who: 'customer',
  repeat: 'key',
  input: v.object(addressFields),
  reply: AddressView,
  refusals: ['member/too-many-addresses'],
});

export const changeAddress = endpoint({
  method: 'PUT',
  path: '/api/mini/addresses/:addressId',
  summary: '修改收货地址',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ addressId: Id, ...addressFields }),
  reply: AddressView,
  refusals: ['thing/not-found'],
});

export const removeAddress = endpoint({
  method: 'DELETE',
  path: '/api/mini/addresses/:addressId',
  summary: '删除收货地址',
  who: 'customer',
  repeat: 'natural',
  input: v.object({ addressId: Id }),
  reply: Nothing,
  refusals: [],
});

/** What the mini-program asks once at start: which subscribe-message templates to offer. */
export const getMiniSettings = endpoint({
  method: 'GET',
  path: '/api/mini/settings',
  summary: '小程序启动时需要的设置：订阅消息模板、客服电话、是否沙盒',
  who: 'anyone',
  input: Nothing,
  reply: v.object({
    brand: v.string(),
    appid: v.string(),
    templates: v.object({ ready: v.string(), ended: v.string(), refund: v.string(), passSold: v.string(), passEnding: v.string() }),
    sandboxUrl: v.nullable(v.string()),
  }),
  refusals: [],
  cacheSeconds: 60,
});
