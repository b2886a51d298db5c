import { refusals } from '../kernel/errors.ts';

/** What a clerk is refused who gives a coupon to a member. */
export const refuseClerkGift = refusals({
  'coupon/clerk-day-over': { status: 409, message: '今天这张券您已经送够了，明天再送' },
  'coupon/store-day-over': { status: 409, message: '今天本店的这张券已经送够了，明天再送' },
  'coupon/member-enough': { status: 409, message: '这位会员已经领满这张券，不能再送' },
  'coupon/member-enough-today': { status: 409, message: '这位会员今天已经领过这张券，明天再送' },
  'coupon/nothing-to-give': { status: 409, message: '这张券送完了或已停发，请选别的' },
});
