import { useQuery } from '@tanstack/react-query';
import { recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Empty } from '../../ui/empty.tsx';
import type { Scan } from './use-preview.ts';

type CardProps = { shown: Scan; onCoupon: (code: string) => void };
type Coupon = ReplyOf<typeof recogniseMember>['coupons'][number];

/** The member that a code or a phone number stands for, and which coupons can be used here. */
export const MemberCard = ({ shown, onCoupon }: CardProps) => {
  const found = useQuery({
    queryKey: ['recognise', shown.code, shown.count],
    queryFn: () => call(recogniseMember, { code: shown.code }),
    retry: false,
    gcTime: 0,
  });
  if (found.isPending) return <div className="skeleton" aria-label="正在认会员" />;
  if (found.isError)
    return (
      <p className="redeem-why" role="alert">
        {sentenceOf(found.error)}
      </p>
    );
  const { kind, member, coupons } = found.data;
  return (
    <section className="redeem-card" aria-label="会员">
      <p className="redeem-benefit">{member.name === '' ? '会员' : member.name}</p>
      <p className="redeem-quiet">
        {member.phone}
        {kind === 'phone' && coupons.length > 0 ? ' · 用券请顾客出示会员码或券码' : ''}
      </p>
      {coupons.length === 0 ? <Empty title="没有能用的券" /> : null}
      <ul className="redeem-coupons">
        {coupons.map((coupon) => (
          <CouponRow key={coupon.couponId} coupon={coupon} onCoupon={onCoupon} />
        ))}
      </ul>
    </section>
  );
};

const CouponRow = ({ coupon: { benefit, name, why, code }, onCoupon }: { coupon: Coupon; onCoupon: (code: string) => void }) => (
  <li>
    <button
      type="button"
      className="reason redeem-product"
      disabled={code === null || why !== null}
      onClick={() => code !== null && onCoupon(code)}
    >
      <span>
        {benefit}
        <small>{name}</small>
      </span>
      <small>{why ?? (code === null ? '' : '用这张')}</small>
    </button>
  </li>
);
