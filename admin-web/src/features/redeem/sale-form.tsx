import { useEffect, useRef } from 'react';
import type { CouponAtCounterData } from '@mendian/shared/coupon/redeem.contract.ts';
import { readYuan } from '../../platform/yuan.ts';
import { Button } from '../../ui/button.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { ProductChoice } from './product-choice.tsx';
import { scannedIn, type Shown } from './shown-code.ts';

type SaleFormProps = {
  coupon: CouponAtCounterData;
  /** What was typed for the goods, in yuan. */
  amount: string;
  onAmount: (text: string) => void;
  onProduct: (skuId: string) => void;
  /** A scanner's code that went into the wrong field. */
  onShown: (shown: Shown) => void;
  /** What the coupon takes off for just what is told; null: not known, or nothing. */
  takenOff: number | null;
  busy: boolean;
  onRedeem: () => void;
};

/** What is sold, and the button that redeems. */
export const SaleForm = ({ takenOff, busy, onRedeem, ...told }: SaleFormProps) => (
  <form
    className="redeem-sale"
    onSubmit={(event) => {
      event.preventDefault();
      if (takenOff !== null && !busy) onRedeem();
    }}
  >
    {told.coupon.asks === 'goods' ? (
      <AmountField {...told} />
    ) : (
      <ProductChoice label="兑换哪一样" products={told.coupon.products} skuId={told.coupon.skuId} onChoose={told.onProduct} />
    )}
    <Button type="submit" look="main" className="redeem-button" busy={busy} disabled={takenOff === null}>
      {takenOff === null ? '核销' : `核销，减 ${moneyText(takenOff)}`}
    </Button>
  </form>
);

type Told = Omit<SaleFormProps, 'takenOff' | 'busy' | 'onRedeem'>;

const AmountField = ({ amount, onAmount, onShown }: Told) => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const typed = readYuan(amount, { max: 10_000_000 });
  return (
    <div className="redeem-amount">
      <label className="redeem-amount-field">
        <span>可用商品的金额</span>
        <b aria-hidden="true">¥</b>
        <input
          ref={field}
          aria-label="可用商品的金额（元）"
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.00"
          maxLength={20}
          value={amount}
          onChange={(event) => {
            const shown = scannedIn(event.target.value);
            if (shown === null) onAmount(event.target.value);
            else onShown(shown);
          }}
        />
      </label>
      {typed.kind === 'fault' ? <p className="redeem-problem">{typed.sentence}</p> : null}
    </div>
  );
};
