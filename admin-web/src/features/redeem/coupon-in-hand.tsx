import { useState } from 'react';
import { readYuan } from '../../platform/yuan.ts';
import type { Shown } from './shown-code.ts';
import { CouponCard } from './coupon-card.tsx';
import { SaleForm } from './sale-form.tsx';
import { usePreview, type Scan } from './use-preview.ts';
import type { Redeeming } from './use-redeem.ts';

/** As much as the contract takes, in fen. */
const goodsMax = 10_000_000;

type InHandProps = {
  scan: Scan;
  /** What its code was, in words. */
  kindWord?: string;
  redeem: Redeeming;
  /** A code that went into the field for the amount. */ onShown: (shown: Shown) => void;
};

/** The coupon that was scanned: what it is, what is sold with it, and the button that redeems it. */
export const CouponInHand = ({ scan, kindWord = '券码', redeem, onShown }: InHandProps) => {
  const [amount, setAmount] = useState('');
  const [skuId, setSkuId] = useState<string | null>(null);
  const typed = readYuan(amount, { max: goodsMax });
  const told = { goods: typed.kind === 'fen' && typed.fen > 0 ? typed.fen : null, skuId };
  const { coupon, isFresh, problem, again } = usePreview(scan, told);
  if (coupon === null)
    return problem === null ? (
      <div className="skeleton" aria-label="正在查这张券" />
    ) : (
      <p className="redeem-why" role="alert">
        {problem}
      </p>
    );
  const takenOff = isFresh ? coupon.takenOff : null;
  const isHopeless = coupon.why !== null && coupon.asks === 'goods' && told.goods === null;
  return (
    <>
      <CouponCard coupon={coupon} kindWord={kindWord} code={scan.code} />
      {isHopeless ? null : (
        <SaleForm
          coupon={coupon}
          amount={amount}
          onAmount={setAmount}
          onProduct={setSkuId}
          onShown={onShown}
          takenOff={takenOff}
          busy={redeem.busy}
          onRedeem={() => {
            if (takenOff !== null) redeem.ask({ scan, goods: told.goods, skuId: coupon.skuId, takenOff }, { onError: again });
          }}
        />
      )}
      {problem === null && redeem.problem === null ? null : (
        <p className="redeem-problem" role="alert">
          {redeem.problem ?? problem}
        </p>
      )}
    </>
  );
};
