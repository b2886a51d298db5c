import type { CouponChoiceData } from '@mendian/shared/coupon/coupon-choice.ts';
import { yuanText } from '@mendian/shared/kernel/money.ts';

type Choices = readonly CouponChoiceData[];
/** The coupons one wants to use; null: those that take most off. */
export type CouponWish = readonly string[] | null;

export const chosenIds = (choices: Choices): string[] => choices.filter(({ chosen }) => chosen).map(({ id }) => id);

/** The coupons after a tap on one. What cannot be used together with it gives way: one of each sort, or one that stands alone. */
export const afterTap = (choices: Choices, chosen: readonly string[], tapped: CouponChoiceData): string[] => {
  if (chosen.includes(tapped.id)) return chosen.filter((id) => id !== tapped.id);
  if (tapped.alone) return [tapped.id];
  const goesWith = ({ id, alone, sort }: CouponChoiceData) => chosen.includes(id) && !alone && sort !== tapped.sort;
  return [...choices.filter(goesWith).map(({ id }) => id), tapped.id];
};

/** What is chosen, in a line: `已选最优，减 ¥5.00`, `2 张可用`, `暂无可用`. */
export const couponsText = (choices: Choices, wish: CouponWish): string => {
  const chosen = choices.filter((choice) => choice.chosen);
  const off = chosen.reduce((sum, { amount }) => sum + amount, 0);
  if (chosen.length > 0) return `${wish === null ? '已选最优' : `已选 ${chosen.length} 张`}，减 ¥${yuanText(off)}`;
  const usable = choices.filter(({ why }) => why === null).length;
  return usable === 0 ? '暂无可用' : `${usable} 张可用`;
};
