import { useEffect, useRef, useState } from 'react';
import { replaceHash, useHash } from '../../platform/hash.ts';
import { useScanFocus } from '../../platform/use-scan-focus.ts';
import { readYuan } from '../../platform/yuan.ts';
import { Empty } from '../../ui/empty.tsx';
import { CodeField } from './code-field.tsx';
import { CouponCard } from './coupon-card.tsx';
import { RedeemedCard } from './redeemed-card.tsx';
import { SaleForm } from './sale-form.tsx';
import { usePreview, type Scan } from './use-preview.ts';
import { useRedeem } from './use-redeem.ts';

/** One coupon after the other: scanned, looked at, redeemed. */
export const RedeemDesk = ({ reversedId }: { reversedId: string | null }) => {
  const [scan, setScan] = useState<Scan | null>(null);
  const [amount, setAmount] = useState('');
  const [skuId, setSkuId] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const redeem = useRedeem();
  useScanFocus(field);
  const take = (code: string) => {
    redeem.forget();
    setScan((before) => ({ code, count: (before?.count ?? 0) + 1 }));
    setAmount('');
    setSkuId(null);
    field.current?.focus();
  };
  useCodeInAddress(take);

  const typed = readYuan(amount);
  const told = { goods: typed.kind === 'fen' && typed.fen > 0 && typed.fen <= goodsMax ? typed.fen : null, skuId };
  const { coupon, isFresh, isAsking, problem, again } = usePreview(redeem.done === null ? scan : null, told);
  const takenOff = isFresh ? (coupon?.takenOff ?? null) : null;

  return (
    <div className="redeem-desk">
      <CodeField field={field} onCode={take} />
      {redeem.done === null ? null : <RedeemedCard redeemed={redeem.done} isReversed={redeem.done.id === reversedId} />}
      {scan === null ? <Empty title="请顾客打开小程序“我的券”，出示券码">扫到以后先看能不能用、能减多少，再按核销</Empty> : null}
      {isAsking ? <div className="skeleton" aria-label="正在查这张券" /> : null}
      {redeem.done === null && problem !== null ? (
        <p className="redeem-why" role="alert">
          {problem}
        </p>
      ) : null}
      {redeem.done === null && scan !== null && coupon !== null ? (
        <>
          <CouponCard coupon={coupon} code={scan.code} />
          {coupon.why !== null && coupon.asks === 'goods' && told.goods === null ? null : (
            <SaleForm
              key={scan.count}
              coupon={coupon}
              amount={amount}
              onAmount={setAmount}
              onProduct={setSkuId}
              onCode={take}
              takenOff={takenOff}
              busy={redeem.busy}
              onRedeem={() =>
                takenOff !== null && redeem.ask({ scan, goods: told.goods, skuId: coupon.skuId, takenOff }, { onError: again })
              }
            />
          )}
          {redeem.problem === null ? null : (
            <p className="redeem-problem" role="alert">
              {redeem.problem}
            </p>
          )}
        </>
      ) : null}
    </div>
  );
};

/** As much as the contract takes. */
const goodsMax = 10_000_000;

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
