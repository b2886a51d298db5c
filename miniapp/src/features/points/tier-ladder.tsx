import { Text, View } from '@tarojs/components';
import type { CardData } from '@mendian/shared/points/points.contract.ts';
import { Card } from '../../ui/card.tsx';
import './tier-ladder.scss';

/** What every tier asks for and gives; of one alone there is nothing to compare. */
export const TierLadder = ({ card }: { card: CardData }) =>
  card.ladder.length < 2 ? null : (
    <Card title="各等级权益">
      {card.ladder.map(({ key, name, growth, benefits }) => (
        <View key={key} className={`tier-step ${key === card.tier.key ? 'tier-step-mine' : ''}`}>
          <View className="tier-step-head">
            <Text className="tier-step-name">{name}</Text>
            {key === card.tier.key ? <Text className="tier-step-now">当前等级</Text> : null}
            <Text className="tier-step-growth">{growth === 0 ? '注册就是' : `成长值 ${growth}`}</Text>
          </View>
          {benefits.map((line) => (
            <Text key={line} className="tier-step-line">
              {line}
            </Text>
          ))}
        </View>
      ))}
    </Card>
  );
