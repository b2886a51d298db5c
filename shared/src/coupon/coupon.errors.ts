import { refusals } from '../kernel/errors.ts';

export const refuseCoupon = refusals({
  'coupon/gone': { status: 409, message: '选的优惠券刚刚用掉或过期了，请重新选择' },
  'coupon/unfit': { status: 409, message: '选的优惠券不能用于这笔订单，请重新选择' },
  'coupon/none-left': { status: 409, message: '这张券已经领完了' },
  'coupon/not-given': { status: 409, message: '这张券现在不能领取' },
  'coupon/enough': { status: 409, message: '这张券您已经领满了，不能再领' },
  'coupon/enough-today': { status: 409, message: '今天已经领过这张券，明天再来' },
  'coupon/code-unknown': { status: 404, message: '没有这个口令，请核对后再输' },
});
