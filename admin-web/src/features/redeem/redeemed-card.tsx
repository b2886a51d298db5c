import type { RedemptionData } from '@mendian/shared/coupon/redeem.contract.ts';
import { Icon } from '../../ui/icon.tsx';
import { moneyText } from '../../ui/money-text.ts';

type CardProps = { redeemed: RedemptionData; /** It was taken back since. */ isReversed: boolean };

/** It is done: what the customer pays less, large enough for both sides of the counter. */
export const RedeemedCard = ({ redeemed: { name, product, member, goods, takenOff }, isReversed }: CardProps) =>
  isReversed ? (
    <section className="redeem-card" role="status">
      <p className="redeem-done-head">已撤销</p>
      <p>
        {name} 回到顾客手里，刚才减的 {moneyText(takenOff)} 要收回
      </p>
    </section>
  ) : (
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
