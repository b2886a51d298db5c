import type { CouponNames } from '../coupon/coupon-words.ts';
import { placesText } from '../coupon/coupon-words.ts';
import { dayOf } from '../kernel/shanghai.ts';
import type { PassTermsData } from './pass-draft.ts';
import { leftToday, standingOf, type PassFigures, type PassStanding } from './pass-figures.ts';

/** `30 天内可用 30 次，每天 1 次`: what a pass promises, in one line. */
export const promiseText = ({ days, uses, usesPerDay }: Pick<PassTermsData, 'days' | 'uses' | 'usesPerDay'>): string =>
  `${days} 天内可用 ${uses} 次，每天 ${usesPerDay} 次`;

/** Where it counts and what one use gives, a line each, as its member reads it. */
export const passLines = ({ places, productIds }: Pick<PassTermsData, 'places' | 'productIds'>, names: CouponNames): string[] => [
  placesText({ places }, names),
  `每次任选一份：${productIds.map((id) => names.get(id) ?? '已下架的商品').join('、')}`,
  '在门店柜台出示月卡使用，不能用于小程序下单',
];

/** The rule of refunds, said before buying and before asking. */
export const refundRule =
  '可随时申请退款：退款 = 售价 − 售价 × 已用次数 ÷ 总次数。申请后月卡立即暂停，总部审核后原路退回；到期或用完后不退';

const whyNot: Record<Exclude<PassStanding, 'usable' | 'over'>, string> = {
  unpaid: '这张月卡还没有付款',
  'used-up': '这张月卡的次数已全部用完',
  paused: '这张月卡正在申请退款，不能使用；撤回申请后才能用',
  refunding: '这张月卡正在退款，不能使用',
  refunded: '这张月卡已退款，不能使用',
  cancelled: '这张月卡没有付款，已取消',
};

/** Why a pass cannot be used now, wherever; null: it can. */
export const passObstacle = (pass: PassFigures, now: Date): string | null => {
  const standing = standingOf(pass, now);
  if (standing === 'over') return `这张月卡已到期（最后一天是 ${dayOf(new Date(pass.until!.getTime() - 1))}）`;
  if (standing !== 'usable') return whyNot[standing];
  return leftToday(pass, now) === 0 ? `今天的 ${pass.usesPerDay} 次已用完，明天再来` : null;
};
