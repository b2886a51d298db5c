import { refusals } from '../kernel/errors.ts';

export const refuseMember = refusals({
  'member/code-invalid': { status: 400, message: '微信登录凭证已失效，请再试一次' },
  'member/blocked': { status: 403, message: '微信暂时限制了这个微信号登录小程序，请在微信里查看账号状态，或到门店直接点单' },
  'member/not-recognised': { status: 404, message: '没有认出这个号码，请核对后再试' },
  'member/payment-code': { status: 404, message: '这是付款码，不是会员码；请顾客打开小程序的会员码' },
  'member/nobodys-coupon': { status: 409, message: '这张券不记名，不能认出会员；请到“核销”用这张券' },
  'member/card-waits': { status: 409, message: '这张卡还没有会员；请顾客在小程序绑定办卡时的手机号' },
  'member/card-unbound': { status: 409, message: '这张卡已经解绑，不能再用；本人可以出示会员码，在核销页面重新绑定' },
  'member/card-taken': { status: 409, message: '这张卡是另一位会员的，不能再绑定；绑错了请联系总部解绑' },
  'member/card-of-phone': { status: 409, message: '这张卡登记的是别的手机号，请顾客在小程序绑定办卡时的手机号' },
  'member/no-card': { status: 409, message: '这不是会员卡的号码，请扫卡上的码' },
  'member/code-needed': { status: 409, message: '绑定会员卡要请顾客出示小程序里的会员码，只报手机号不行' },
  'member/too-many-cards': { status: 409, message: '一位会员最多绑定 10 张会员卡，请联系总部解绑不用的' },
  'member/wechat-card-unknown': { status: 409, message: '这张微信会员卡还没有关联会员，请顾客出示小程序里的会员码' },
  'member/code-over': { status: 409, message: '这个会员码过时了，请顾客刷新后再扫' },
  'member/birthday-lately': { status: 409, message: '生日一年只能改一次' },
  'member/known': { status: 409, message: '这个手机号已经是会员，不用再登记' },
  'member/too-many-campaigns': { status: 409, message: '使用中的活动码已有 200 个，请先停用不再用的' },
  'member/too-many-addresses': { status: 409, message: '最多保存 20 个地址，请先删除不用的' },
});

/** `13800138000` → `138****8000`. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2');
