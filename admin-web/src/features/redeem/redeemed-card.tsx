import type { RedemptionData } from '@mendian/shared/coupon/redeem.contract.ts';
import { Icon } from '../../ui/icon.tsx';
import { moneyText } from '../../ui/money-text.ts';

type CardProps = { redeemed: RedemptionData; /** It was taken back since. */ isReversed: boolean };

/** It is done: what the customer pays less or takes along, large enough for both sides of the counter. */
export const RedeemedCard = ({ redeemed, isReversed }: CardProps) =>
  isReversed ? (
    <section className="redeem-card" role="status">
      <p className="redeem-done-head">已撤销</p>
      <p>{reversedText(redeemed)}</p>
    </section>
  ) : (
    <section className="redeem-card redeem-done" role="status">
      <p className="redeem-done-head">
        <Icon name="check" size={44} />
        已核销
      </p>
      <p className="redeem-benefit">{redeemed.kind === 'pass' ? `给顾客 ${redeemed.product}` : `减 ${moneyText(redeemed.takenOff)}`}</p>
      <p>{doneText(redeemed)}</p>
      <p className="redeem-quiet">{redeemed.member} · 扫下一张就继续</p>
    </section>
  );

const reversedText = ({ kind, name, product, takenOff }: RedemptionData): string =>
  kind === 'pass'
    ? `${name} 的一次回到顾客手里，刚才给的 ${product} 要收回`
    : `${name} 回到顾客手里，刚才减的 ${moneyText(takenOff)} 要收回`;

const doneText = ({ kind, name, product, goods, takenOff }: RedemptionData): string => {
  if (kind === 'pass') return `${name} · 顾客不用付钱，本店得 ${moneyText(takenOff)}`;
  return `${name} · ${product === '' ? `商品 ${moneyText(goods)}，还要收 ${moneyText(goods - takenOff)}` : `兑换 ${product}`}`;
};
