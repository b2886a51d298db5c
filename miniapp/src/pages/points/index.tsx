import { Text, View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { MemberCard } from '../../features/points/member-card.tsx';
import { TierLadder } from '../../features/points/tier-ladder.tsx';
import { PointEntry } from '../../features/points/point-entry.tsx';
import { useCard, usePointEntries } from '../../features/points/use-points.ts';
import { go } from '../../platform/go.ts';
import { Card } from '../../ui/card.tsx';
import { Empty, Failure, StaleLine } from '../../ui/notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import './index.scss';

const PointsPage = () => {
  const card = useCard();
  const entries = usePointEntries();
  useReachBottom(entries.more);
  return (
    <Screen>
      <View className="points-top">
        <MemberCard card={card.data} />
      </View>
      {card.data === null ? null : (
        <Card title={`${card.data.tier.name}权益`}>
          {card.data.benefits.map((line) => (
            <Text key={line} className="points-line">
              {line}
            </Text>
          ))}
          {card.data.reviewedOn === null ? null : <Text className="points-line">{`等级保留到 ${card.data.reviewedOn}`}</Text>}
          {card.data.expiring === null ? null : (
            <Text className="points-line">{`${card.data.expiring.points} 积分将在 ${card.data.expiring.lastDay} 到期`}</Text>
          )}
        </Card>
      )}
      {card.data === null ? null : <TierLadder card={card.data} />}
      <Card title="积分明细">
        {entries.items === null ? (
          entries.failure === null ? (
            [0, 1, 2].map((index) => <Bone key={index} className="points-bone" />)
          ) : (
            <Failure failure={entries.failure} onRetry={entries.refresh} />
          )
        ) : (
          <>
            <StaleLine failure={entries.failure} onRetry={entries.refresh} />
            {entries.items.length === 0 ? (
              <Empty title="还没有积分" text="取到餐之后，每实付 1 元得 1 积分起" action="去点单" onAction={go.home} />
            ) : null}
            {entries.items.map((entry) => (
              <PointEntry key={entry.id} entry={entry} onOrder={go.order} onPass={go.pass} />
            ))}
            {entries.next === null ? null : <Text className="points-more">正在加载…</Text>}
          </>
        )}
      </Card>
    </Screen>
  );
};

export default PointsPage;
