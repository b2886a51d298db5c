import type { SaleQuoteData } from '@mendian/shared/till/till.contract.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { moneyText } from '../../ui/money-text.ts';
import { changeTicket } from './ticket/ticket-store.ts';

type CouponProps = { quote: Pick<SaleQuoteData, 'coupons' | 'couponsRefused'>; onClose: () => void };

/** The member's coupons: the best are chosen, others can be. One of each sort goes together, unless one stands alone. */
export const CouponDialog = ({ quote: { coupons, couponsRefused }, onClose }: CouponProps) => {
  const choose = (couponIds: readonly string[] | null) => changeTicket((ticket) => ({ ...ticket, couponIds }));
  const toggle = (id: string) => {
    const chosen = coupons.filter((one) => one.chosen);
    const touched = coupons.find((one) => one.id === id)!;
    if (touched.chosen) return choose(chosen.filter((one) => one.id !== id).map((one) => one.id));
    const beside = touched.alone ? [] : chosen.filter((one) => !one.alone && one.sort !== touched.sort);
    choose([...beside, touched].map((one) => one.id));
  };
  return (
    <Dialog
      title="优惠券"
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => choose([])}>都不用</Button>
          <Button onClick={() => choose(null)}>用最省的</Button>
          <Button look="main" onClick={onClose}>
            好了
          </Button>
        </>
      }
    >
      {couponsRefused === null ? null : <p className="till-problem">{couponsRefused}</p>}
      <ul className="till-coupons">
        {coupons.map(({ id, name, benefit, chosen, amount, why }) => (
          <li key={id}>
            <button
              type="button"
              className={`reason till-coupon ${chosen ? 'reason-chosen' : ''}`}
              aria-pressed={chosen}
              disabled={why !== null}
              onClick={() => toggle(id)}
            >
              <span>
                {benefit}
                <small>{name}</small>
              </span>
              <small>{why ?? (chosen ? `减 ${moneyText(amount)}` : '')}</small>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
