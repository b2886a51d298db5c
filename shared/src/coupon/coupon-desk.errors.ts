import { refusals } from '../kernel/errors.ts';

/** What head office is refused with its templates and gifts. */
export const refuseCouponDesk = refusals({
  'coupon/goods-unknown': { status: 409, message: '选的商品或分类有的已经不在了，请重新选择' },
  'coupon/place-unknown': { status: 409, message: '选的门店或商户有的已经不在了，请重新选择' },
  'coupon/tier-unknown': { status: 409, message: '选的会员等级有的已经不在了，请重新选择' },
  'coupon/over-already': { status: 409, message: '有效期已经过了，请先改有效期' },
  'coupon/code-taken': { status: 409, message: '这个口令已被另一张券使用，请换一个' },
  'coupon/not-draft': { status: 409, message: '只有草稿可以修改；已审核的请先退回草稿，发放过的请另建一张' },
  'coupon/total-less': { status: 409, message: '总数只能加大，不能减少' },
  'coupon/not-live': { status: 409, message: '这张券不在发放中，请先开始发放' },
  'coupon/all-given': { status: 409, message: '总数已经发完，请先加大总数' },
  'coupon/list-empty': { status: 400, message: '名单是空的，请填写手机号或会员编号' },
  'coupon/list-long': { status: 400, message: '名单最多 1 万个，请分几次发放' },
});
