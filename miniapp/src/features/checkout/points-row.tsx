import { yuanText } from '@mendian/shared/kernel/money.ts';
import { pointsStep } from '@mendian/shared/points/spend-points.ts';
import { CardRow } from '../../ui/card.tsx';
import type { QuoteReply } from './use-quote.ts';

type Props = { points: QuoteReply['points'] | null; used: boolean; onUse: (used: boolean) => void };

/** What the member's points would take off; a tap uses them or not. */
export const PointsRow = ({ points, used, onUse }: Props) => {
  if (points === null) return <CardRow label="积分" words="…" quiet />;
  if (points.spendable === 0) return <CardRow label="积分" words={whyNone(points.balance)} quiet />;
  return (
    <CardRow
      label="积分"
      words={`${points.spendable} 积分抵 ¥${yuanText(points.spendable)}`}
      accent={used}
      action={used ? '不用' : '使用'}
      onTap={() => onUse(!used)}
    />
  );
};

const whyNone = (balance: number): string =>
  balance < pointsStep ? `有 ${balance} 积分，满 ${pointsStep} 可用` : '这笔订单太小，不能用积分';
