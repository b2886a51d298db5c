import type { GiftData } from '@mendian/shared/coupon/coupon-gift.contract.ts';
import { countText } from '../../ui/count-text.ts';

/** To whom, in one line. */
export const filterText = ({ filter, wanted }: Pick<GiftData, 'filter' | 'wanted'>): string => {
  if (filter === null) return `名单，${countText(wanted ?? 0)} 个`;
  const { registeredFrom, registeredTo, ordered, hasPhone } = filter;
  const parts = [
    ...(registeredFrom === null && registeredTo === null ? [] : [`${registeredFrom ?? ''} 至 ${registeredTo ?? '今'} 注册`]),
    ...(ordered === null ? [] : [`${ordered.since} 起${ordered.has ? '付过款' : '没有付过款'}`]),
    ...(hasPhone ? ['绑定了手机号'] : []),
  ];
  return parts.length === 0 ? '全部会员' : `会员：${parts.join('，')}`;
};

/** How much of it is done, from 0 to 1. */
export const shareOf = ({ done, wanted }: Pick<GiftData, 'done' | 'wanted'>): number =>
  wanted === null || wanted === 0 ? 0 : Math.min(1, done / wanted);
