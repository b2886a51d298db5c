import { refusals } from '../kernel/errors.ts';

export const refuseMember = refusals({
  'member/code-invalid': { status: 400, message: '微信登录凭证已失效，请再试一次' },
  'member/blocked': { status: 403, message: '微信暂时限制了这个微信号登录小程序，请在微信里查看账号状态，或到门店直接点单' },
  'member/not-recognised': { status: 404, message: '没有认出这个号码，请核对后再试' },
  'member/payment-code': { status: 404, message: '这是付款码，不是会员码；请顾客打开小程序的会员码' },
  'member/nobodys-coupon': { status: 409, message: '这张券不记名，不能认出会员；请到“核销”用这张券' },
  'member/card-waits': { status: 409, message: '这张卡还没有会员；请顾客在小程序绑定办卡时的手机号' },
  'member/code-over': { status: 409, message: '这个会员码过时了，请顾客刷新后再扫' },
  'member/birthday-lately': { status: 409, message: '生日一年只能改一次' },
  'member/too-many-addresses': { status: 409, message: '最多保存 20 个地址，请先删除不用的' },
});

/** `13800138000` → `138****8000`. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2');
