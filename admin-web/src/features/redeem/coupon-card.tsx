import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type { CouponAtCounterData } from '@mendian/shared/coupon/redeem.contract.ts';
import { plainDay } from '../../ui/time-text.ts';

type CardProps = { coupon: CouponAtCounterData; /** What its code was, in words. */ kindWord: string; code: string };

/** What the coupon is, whose it is, and whether it can be used here. */
export const CouponCard = ({ coupon, kindWord, code }: CardProps) => (
  <section className="redeem-card" aria-label="这张券">
    <header>
      <p className="redeem-benefit">{coupon.benefit}</p>
      <h2>{coupon.name}</h2>
    </header>
    <dl className="redeem-facts">
      <dt>会员</dt>
      <dd>{coupon.member.name === '' ? '不记名，凭券码使用' : `${coupon.member.name} ${coupon.member.phone}`}</dd>
      <dt>有效期</dt>
      <dd>到 {lastDay(coupon.until)}</dd>
      <dt>使用</dt>
      <dd>{[...coupon.lines, ...(coupon.note === '' ? [] : [coupon.note])].join('；')}</dd>
      <dt>{kindWord}</dt>
      <dd>尾号 {code.slice(-4)}</dd>
    </dl>
    {coupon.why === null ? null : (
      <p className="redeem-why" role="alert">
        {coupon.why}
      </p>
    )}
  </section>
);

/** The last day on which it counts. */
const lastDay = (until: string): string => {
  const day = dayOf(new Date(Date.parse(until) - 1));
  return `${day.slice(0, 4)}年${plainDay(day)}`;
};
