import { useEffect, useRef, useState } from 'react';
import { replaceHash, useHash } from '../../platform/hash.ts';
import { useScanFocus } from '../../platform/use-scan-focus.ts';
import { Empty } from '../../ui/empty.tsx';
import { CodeField } from './code-field.tsx';
import { CouponInHand } from './coupon-in-hand.tsx';
import { PassInHand } from './pass-in-hand.tsx';
import { RedeemedCard } from './redeemed-card.tsx';
import { ShownCard } from './shown-card.tsx';
import { typedIn, type Shown } from './shown-code.ts';
import { useRedeem } from './use-redeem.ts';
import { usePassUse } from './use-pass-use.ts';

/** One coupon or pass after the other: scanned, looked at, redeemed. `reversedId`: the redemption that was taken back last. */
export const RedeemDesk = ({ reversedId }: { reversedId: string | null }) => {
  /** What was scanned last; `count` tells the same apart that is scanned again. */
  const [inHand, setInHand] = useState<(Shown & { count: number }) | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const redeem = useRedeem();
  const pass = usePassUse();
  const done = redeem.done ?? pass.done;
  useScanFocus(field);
  const take = (shown: Shown) => {
    redeem.forget();
    pass.forget();
    setInHand((before) => ({ ...shown, count: (before?.count ?? 0) + 1 }));
    field.current?.focus();
  };
  useCodeInAddress(take);

  return (
    <div className="redeem-desk">
      <CodeField field={field} onShown={take} />
      {inHand === null ? (
        <Empty title="请顾客出示会员码、会员卡、券码或月卡">小程序里的、旧系统发的都行；先看能不能用、能减多少或领什么，再按核销</Empty>
      ) : done !== null ? (
        <RedeemedCard redeemed={done} isReversed={done.id === reversedId} />
      ) : inHand.kind === 'pass' ? (
        <PassInHand key={inHand.count} scan={inHand} use={pass} />
      ) : inHand.kind === 'coupon' ? (
        <CouponInHand key={inHand.count} scan={inHand} redeem={redeem} onShown={take} />
      ) : (
        <ShownCard
          key={inHand.count}
          shown={inHand}
          coupon={(kindWord) => <CouponInHand scan={inHand} kindWord={kindWord} redeem={redeem} onShown={take} />}
          pass={() => <PassInHand scan={inHand} use={pass} />}
          onTake={take}
        />
      )}
    </div>
  );
};

/** What was scanned on another page comes with the address, and is taken out of it at once. */
const useCodeInAddress = (take: (shown: Shown) => void): void => {
  const code = useHash().parameters.get('code');
  useEffect(() => {
    if (code === null) return;
    replaceHash('#/redeem');
    const shown = typedIn(code);
    if (shown !== null) take(shown);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- because only a code that comes anew counts
  }, [code]);
};
