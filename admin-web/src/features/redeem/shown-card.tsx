import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { recogniseMember } from '@mendian/shared/member/member-code.contract.ts';
import { recognisedKindWords } from '@mendian/shared/member/recognised.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { BindDialog } from './bind-dialog.tsx';
import { GiveDialog } from './give-dialog.tsx';
import type { Shown } from './shown-code.ts';
import type { Scan } from './use-preview.ts';

type Recognised = ReplyOf<typeof recogniseMember>;
type CardProps = {
  shown: Scan;
  /** Shows a coupon whose own code was shown. */
  coupon: (kindWord: string) => ReactNode;
  /** The same of a pass. */
  pass: () => ReactNode;
  onTake: (shown: Shown) => void;
};

/** What a code stands for, in words: a coupon, a pass, or a member with what can be used here. */
export const ShownCard = ({ shown, coupon, pass, onTake }: CardProps) => {
  const found = useQuery({
    queryKey: ['recognise', shown.code, shown.count],
    queryFn: () => call(recogniseMember, { code: shown.code }),
    retry: false,
    gcTime: 0,
  });
  if (found.isPending) return <div className="skeleton" aria-label="正在查这个号码" />;
  // Looked at again after a gift, a member code may be over by then: what it showed stays.
  if (found.data === undefined)
    return (
      <p className="redeem-why" role="alert">
        {sentenceOf(found.error)}
      </p>
    );
  const { kind, member } = found.data;
  if (kind === 'pass') return pass();
  if (member === null || kind === 'coupon' || kind === 'earlier-coupon') return coupon(recognisedKindWords[kind]);
  return <MemberCard {...found.data} member={member} code={shown.code} onTake={onTake} />;
};

type MemberProps = Omit<Recognised, 'member'> & {
  member: NonNullable<Recognised['member']>;
  /** What was shown. */
  code: string;
  onTake: CardProps['onTake'];
};

const MemberCard = ({ kind, member, coupons, passes, code, onTake }: MemberProps) => {
  const [doing, setDoing] = useState<'give' | 'bind' | null>(null);
  const name = member.name === '' ? '会员' : member.name;
  const hasSome = coupons.length + passes.length > 0;
  return (
    <section className="redeem-card" aria-label="会员">
      <p className="redeem-kind">{recognisedKindWords[kind]}</p>
      <header>
        <p className="redeem-benefit">{name}</p>
        <div className="redeem-actions">
          {kind === 'member-code' ? <Button onClick={() => setDoing('bind')}>绑定会员卡</Button> : null}
          <Button onClick={() => setDoing('give')}>送券</Button>
        </div>
      </header>
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
      {doing === 'give' ? <GiveDialog member={{ id: member.id, name }} onClose={() => setDoing(null)} /> : null}
      {doing === 'bind' ? <BindDialog name={name} memberCode={code} onClose={() => setDoing(null)} /> : null}
    </section>
  );
};

type RowProps = Pick<Recognised['passes'][number], 'why' | 'code'> & { title: string; about: string; onTake: (code: string) => void };

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
