import { useEffect, useRef, useState } from 'react';
import { replaceHash, useHash } from '../../platform/hash.ts';
import { useScanFocus } from '../../platform/use-scan-focus.ts';
import { Empty } from '../../ui/empty.tsx';
import { CodeField } from './code-field.tsx';
import type { Shown } from './coupon-code.ts';
import { CouponInHand } from './coupon-in-hand.tsx';
import { MemberCard } from './member-card.tsx';
import { RedeemedCard } from './redeemed-card.tsx';
import { useRedeem } from './use-redeem.ts';

/** One coupon after the other: scanned, looked at, redeemed. `reversedId`: the redemption that was taken back last. */
export const RedeemDesk = ({ reversedId }: { reversedId: string | null }) => {
  /** What was scanned last; `count` tells the same apart that is scanned again. */
  const [inHand, setInHand] = useState<(Shown & { count: number }) | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const redeem = useRedeem();
  useScanFocus(field);
  const take = (shown: Shown) => {
    redeem.forget();
    setInHand((before) => ({ ...shown, count: (before?.count ?? 0) + 1 }));
    field.current?.focus();
  };
  const takeCoupon = (code: string) => take({ kind: 'coupon', code });
  useCodeInAddress(takeCoupon);

  return (
    <div className="redeem-desk">
      <CodeField field={field} onShown={take} />
      {inHand === null ? (
        <Empty title="请顾客打开小程序“我的券”，出示券码或会员码">扫到以后先看能不能用、能减多少，再按核销</Empty>
      ) : redeem.done !== null ? (
        <RedeemedCard redeemed={redeem.done} isReversed={redeem.done.id === reversedId} />
      ) : inHand.kind === 'member' ? (
        <MemberCard key={inHand.count} shown={inHand} onCoupon={takeCoupon} />
      ) : (
        <CouponInHand key={inHand.count} scan={inHand} redeem={redeem} onShown={take} />
      )}
    </div>
  );
};

/** A coupon that was scanned on another page comes with the address, and is taken out of it at once. */
const useCodeInAddress = (take: (code: string) => void): void => {
  const code = useHash().parameters.get('code');
  useEffect(() => {
    if (code === null) return;
    replaceHash('#/redeem');
    take(code);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- because only a code that comes anew counts
  }, [code]);
};
