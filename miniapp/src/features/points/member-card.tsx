import { Text, View } from '@tarojs/components';
import type { CardData } from '@mendian/shared/points/points.contract.ts';
import { Tap } from '../../ui/tap.tsx';
import './member-card.scss';

type Props = { /** Null: not known yet. */ card: CardData | null; onOpen?: () => void };

/** Tier, points, and how far it is to the next tier. Its place is the same before it is known. */
export const MemberCard = ({ card, onOpen }: Props) => {
  const inside = (
    <>
      <View className="member-card-head">
        <Text className="member-card-tier">{card?.tier.name ?? ' '}</Text>
        {onOpen === undefined ? null : <Text className="member-card-more">积分明细 ›</Text>}
      </View>
      <View className="member-card-points">
        <Text className="member-card-figure">{card === null ? '…' : String(card.points)}</Text>
        <Text>积分</Text>
      </View>
      <View className="member-card-bar">
        <View className="member-card-done" style={{ width: `${card === null ? 0 : shareOf(card)}%` }} />
      </View>
      <Text className="member-card-words">{card === null ? ' ' : growthText(card)}</Text>
    </>
  );
  const className = `member-card member-card-${lookOf(card)}`;
  if (onOpen === undefined) return <View className={className}>{inside}</View>;
  return (
    <Tap className={className} label={card === null ? '会员卡' : `${card.tier.name}，${card.points} 积分`} onTap={onOpen}>
      {inside}
    </Tap>
  );
};

/** The higher, the finer: those above the fourth look like it. */
const looks = ['fan', 'silver', 'gold', 'black'] as const;
const lookOf = (card: CardData | null): string => looks[Math.min(card?.tier.place ?? 0, looks.length - 1)]!;

const shareOf = ({ growth, next }: CardData): number => (next === null ? 100 : Math.min(100, Math.floor((growth * 100) / next.growth)));

const growthText = ({ growth, next }: CardData): string =>
  next === null ? `近一年成长值 ${growth}，已是最高等级` : `近一年成长值 ${growth}，再消费 ${next.missing} 元升级${next.name}`;
