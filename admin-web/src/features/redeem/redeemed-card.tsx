import type { RedemptionData } from '@mendian/shared/coupon/redeem.contract.ts';
import { Icon } from '../../ui/icon.tsx';
import { moneyText } from '../../ui/money-text.ts';

/** It is done: what the customer pays less, large enough for both sides of the counter. */
export const RedeemedCard = ({ redeemed: { name, product, member, goods, takenOff } }: { redeemed: RedemptionData }) => (
  <section className="redeem-card redeem-done" role="status">
    <p className="redeem-done-head">
      <Icon name="check" size={44} />
      已核销
    </p>
    <p className="redeem-benefit">减 {moneyText(takenOff)}</p>
    <p>
      {name} · {product === '' ? `商品 ${moneyText(goods)}，还要收 ${moneyText(goods - takenOff)}` : `兑换 ${product}`}
    </p>
    <p className="redeem-quiet">{member} · 扫下一张就继续</p>
  </section>
);
