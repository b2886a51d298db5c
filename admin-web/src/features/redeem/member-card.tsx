import { useQuery } from '@tanstack/react-query';
import { recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Empty } from '../../ui/empty.tsx';
import type { Shown } from './coupon-code.ts';
import type { Scan } from './use-preview.ts';

type CardProps = { shown: Scan; onTake: (shown: Shown) => void };
type Known = ReplyOf<typeof recogniseMember>;

/** The member that a code or a phone number stands for, and which passes and coupons can be used here. */
export const MemberCard = ({ shown, onTake }: CardProps) => {
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
  const { kind, member, coupons, passes } = found.data;
  const hasSome = coupons.length + passes.length > 0;
  return (
    <section className="redeem-card" aria-label="会员">
      <p className="redeem-benefit">{member.name === '' ? '会员' : member.name}</p>
      <p className="redeem-quiet">
        {member.phone}
        {kind === 'phone' && hasSome ? ' · 用券、用月卡请顾客出示会员码' : ''}
      </p>
      {hasSome ? null : <Empty title="没有能用的券和月卡" />}
      <ul className="redeem-coupons">
        {passes.map((pass) => (
          <TakeRow
            key={pass.passId}
            {...{ title: pass.name, about: `月卡 · 今天可用 ${pass.leftToday} 次，共剩 ${pass.left} 次`, why: pass.why, code: pass.code }}
            onTake={(code) => onTake({ kind: 'pass', code })}
          />
        ))}
        {coupons.map((coupon) => (
          <TakeRow
            key={coupon.couponId}
            {...{ title: coupon.benefit, about: coupon.name, why: coupon.why, code: coupon.code }}
            onTake={(code) => onTake({ kind: 'coupon', code })}
          />
        ))}
      </ul>
    </section>
  );
};

type RowProps = Pick<Known['passes'][number], 'why' | 'code'> & { title: string; about: string; onTake: (code: string) => void };

const TakeRow = ({ title, about, why, code, onTake }: RowProps) => (
  <li>
    <button
      type="button"
      className="reason redeem-product"
      disabled={code === null || why !== null}
      onClick={() => code !== null && onTake(code)}
    >
      <span>
        {title}
        <small>{about}</small>
      </span>
      <small>{why ?? (code === null ? '' : '用这张')}</small>
    </button>
  </li>
);
