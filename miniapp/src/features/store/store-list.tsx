import { ScrollView, Text, View } from '@tarojs/components';
import type { StoreCardData } from '@mendian/shared/store/store.contract.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty, Failure } from '../../ui/notice.tsx';
import { Bone } from '../../ui/skeleton.tsx';
import { sentenceOf } from '../../platform/tell.ts';
import { StoreRow } from './store-row.tsx';
import { useStores, type StoreAsk } from './use-stores.ts';
import './store-list.scss';

type Props = { ask: StoreAsk; orderedAt: readonly string[]; onChoose: (store: StoreCardData) => void; onOtherPlace: () => void };

/** Stores that go on as one scrolls. */
export const StoreList = ({ ask, orderedAt, onChoose, onOtherPlace }: Props) => {
  const stores = useStores(ask);
  if (stores.items.length === 0) {
    if (stores.state === 'failed') return <Failure failure={stores.failure} onRetry={stores.retry} />;
    if (stores.state === 'done')
      return (
        <Empty
          title="没有找到门店"
          text={ask.text ? '换个店名或地址试试' : '附近还没有门店，换个城市看看'}
          action="选择城市"
          onAction={onOtherPlace}
        />
      );
    return (
      <View className="store-list-pad">
        {[0, 1, 2, 3, 4].map((index) => (
          <Bone key={index} className="store-list-bone" />
        ))}
      </View>
    );
  }
  return (
    <ScrollView className="store-list" scrollY lowerThreshold={320} onScrollToLower={stores.more}>
      <View className="store-list-pad">
        {stores.items.map((store) => (
          <StoreRow key={store.id} store={store} orderedHere={orderedAt.includes(store.id)} onTap={() => onChoose(store)} />
        ))}
        {stores.state === 'failed' ? (
          <View className="store-list-end">
            <Text>{sentenceOf(stores.failure)}</Text>
            <ActionButton kind="plain" small onTap={() => void stores.retry()}>
              再试一次
            </ActionButton>
          </View>
        ) : (
          <Text className="store-list-end">{stores.state === 'done' ? '没有更多门店了' : '正在加载…'}</Text>
        )}
      </View>
    </ScrollView>
  );
};
